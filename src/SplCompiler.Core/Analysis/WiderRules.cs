using System.Collections.Immutable;
using SplCompiler.Planning;

namespace SplCompiler.Analysis;

/// <summary>Finds rules whose filters let through every event that the filters of another let through.</summary>
internal sealed class WiderRules
{
    private readonly Dictionary<RuleFacts, ImmutableArray<RuleFacts>> _wider = new(ReferenceEqualityComparer.Instance);
    private readonly ILookup<RuleFacts, RuleFacts> _narrower;

    public WiderRules(IEnumerable<RuleFacts> rules)
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        var conditions = new List<Expression>();
        (RuleFacts Rule, int[] Demands, bool MayBeWider)[] all = [.. rules.Where(rule => !rule.Compilation.HasErrors).Select(Read)];
        int[][] implied = Implied(conditions);
        ILookup<int, int> users = all.SelectMany((entry, index) => entry.MayBeWider ? entry.Demands.Select(demand => (demand, index)) : []).ToLookup(pair => pair.demand, pair => pair.index);
        HashSet<int>[] met = [.. all.Select(entry => entry.Demands.SelectMany(demand => implied[demand]).ToHashSet())];
        for (int i = 0; i < all.Length; i++)
        {
            int narrow = i;
            RuleFacts[] found =
            [
                .. met[i].SelectMany(demand => users[demand]).CountBy(index => index)
                    .Where(pair => pair.Key != narrow && pair.Value == all[pair.Key].Demands.Length)
                    // Two that let through the same are no wider than each other.
                    .Where(pair => !all[narrow].MayBeWider || !all[narrow].Demands.All(met[pair.Key].Contains))
                    .Select(pair => all[pair.Key].Rule)
                    .OrderBy(rule => rule.Compilation.Rule.Path, StringComparer.Ordinal),
            ];
            if (found.Length > 0)
                _wider[all[i].Rule] = [.. found];
        }

        _narrower = _wider.SelectMany(pair => pair.Value.Select(wide => (wide, pair.Key))).ToLookup(pair => pair.wide, pair => pair.Key);

        (RuleFacts Rule, int[] Demands, bool MayBeWider) Read(RuleFacts rule)
        {
            var demands = EventDemands.Of(rule.Compilation.Plan);
            int[] own = [.. demands.All.Select(Id).Distinct()];
            // What only says where events come from holds for every rule of the source.
            bool isTelling = !rule.Indicators.IsEmpty || rule.SearchTerms.Any(term => term.Macros.IsEmpty && !term.IsNegated && EventPossibility.Number(term.Text) is null);
            return (rule, own, demands.AreSufficient && own.Length > 0 && isTelling);
        }

        int Id(Expression condition)
        {
            string text = PlanText.Of(condition);
            if (!ids.TryGetValue(text, out int id))
            {
                ids.Add(text, id = conditions.Count);
                conditions.Add(condition);
            }

            return id;
        }
    }

    /// <summary>The rules that let through all that a rule lets through, and more.</summary>
    public ImmutableArray<RuleFacts> WiderThan(RuleFacts rule) => _wider.GetValueOrDefault(rule, []);

    /// <summary>The rules that a rule is wider than.</summary>
    public IEnumerable<RuleFacts> NarrowerThan(RuleFacts rule) => _narrower[rule];

    /// <summary>For each condition those that hold wherever it does, itself among them.</summary>
    private static int[][] Implied(List<Expression> conditions)
    {
        HashSet<string>[] subjects = [.. conditions.Select(condition => Subjects(condition).ToHashSet(StringComparer.Ordinal))];
        ILookup<string, int> bySubject = subjects.SelectMany((names, id) => names.Select(name => (name, id))).ToLookup(pair => pair.name, pair => pair.id, StringComparer.Ordinal);
        return [.. conditions.Select((condition, id) => subjects[id].SelectMany(name => bySubject[name]).Distinct().Where(other => other == id || Implication.Holds(condition, conditions[other])).ToArray())];
    }

    /// <summary>What a condition speaks of. Of two that have none in common, neither says anything about the other.</summary>
    private static IEnumerable<string> Subjects(Expression condition) => condition switch
    {
        LogicalExpression logical => logical.Operands.SelectMany(Subjects),
        NotExpression not => Subjects(not.Operand),
        TestExpression test => [PlanText.Of(test.Operand)],
        _ => [PlanText.Of(condition)],
    };
}
