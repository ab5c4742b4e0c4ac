using System.Collections.Immutable;
using SplCompiler.Commands;
using SplCompiler.Knowledge;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using SplCompiler.Witnesses;

namespace SplCompiler.Analysis;

/// <summary>Derives witnesses from plans: AND takes what any part requires, OR what all alternatives require together, NOT nothing.</summary>
public sealed class WitnessAnalysis
{
    /// <summary>More texts than this select too little to be worth looking for.</summary>
    private const int MaxLiterals = 256;

    /// <summary>So many lists of texts are asked for, the first of each event, the others only of those that pass.</summary>
    private const int MaxSets = 5;

    /// <summary>Looking for each of more texts would take longer than asking the rule.</summary>
    private const int MaxOthers = 8;

    /// <summary>The score of texts that most events do not hold, and more.</summary>
    private const int Telling = 700;

    /// <summary>What most events of Windows, Sysmon and PowerShell hold somewhere.</summary>
    private const string CommonText = "microsoft-windows-powershell/operational microsoft-windows-sysmon/operational microsoft-windows-security-auditing windows\\system32 nt authority windowspowershell currentcontrolset";

    private readonly VerbatimFields _verbatim;
    private readonly Dictionary<string, Expression?> _known = new(StringComparer.Ordinal);
    private readonly List<Expression> _conditions = [];

    private WitnessAnalysis(VerbatimFields verbatim) => _verbatim = verbatim;

    /// <param name="plan">Bound, best optimized.</param>
    /// <param name="knowledge">What gives events their fields.</param>
    public static Witness Of(Plan plan, KnowledgeBase knowledge)
    {
        var verbatim = new VerbatimFields(knowledge);
        Witness[] parts = [.. plan.AllSearches().Prepend(plan).Where(search => search.StartsFromEvents).Select(search => OfSearch(search, verbatim, knowledge))];
        if (parts.Length == 0)
            return Witness.NoEvent;
        ImmutableArray<ImmutableArray<string>> sets = parts.Length == 1 ? parts[0].Sets : Joined(parts);
        Expression route = parts.Length == 1 ? parts[0].Route! : Routes.Any([.. parts.Select(part => part.Route!)]);
        return new Witness(route, sets) { SeeksMessage = parts.Any(part => part.SeeksMessage) };
    }

    /// <summary>An event that any of several searches looks at holds a text of one of them.</summary>
    private static ImmutableArray<ImmutableArray<string>> Joined(Witness[] searches) =>
        searches.Any(search => search.Sets.IsEmpty) ? [] : [Distinct(searches.SelectMany(search => search.Literals))];

    private static Witness OfSearch(Plan search, VerbatimFields verbatim, KnowledgeBase knowledge)
    {
        var analysis = new WitnessAnalysis(verbatim);
        foreach (Stage stage in search.Stages)
        {
            if (!analysis.Look(stage))
                break;
        }

        Expression route = Routes.All([.. analysis._conditions.Select(condition => Routes.Weaken(condition))]);
        return new Witness(route, Selected(analysis._conditions.SelectMany(analysis.Sets))) { SeeksMessage = analysis._conditions.Any(condition => MessageUse.IsPossible(condition, knowledge)) };
    }

    /// <summary>Notes what a stage demands or defines; false when what comes behind says nothing about the event.</summary>
    private bool Look(Stage stage)
    {
        switch (stage)
        {
            case FilterStage filter:
                _conditions.Add(Over(filter.Condition));
                return true;
            case Eval.EvalStage eval:
                foreach ((string field, Expression value) in eval.Assignments)
                    _known[field] = Over(value) is FieldExpression alias ? alias : null;
                return true;
            case DatasetStage dataset:
                var fields = dataset.Fields.ToDictionary(known => known.Field, known => Over(known.Value), StringComparer.Ordinal);
                foreach ((string field, Expression value) in fields)
                    _known[field] = value is FieldExpression ? value : null;
                return true;
            case Rename.RenameStage rename when rename.Steps.All(step => !step.IsOpen):
                foreach (Rename.Step step in rename.Steps)
                {
                    _known[step.To] = Over(new FieldExpression(step.From, SplType.Event)) as FieldExpression;
                    _known[step.From] = null;
                }

                return true;
            case ChooseStage or Bin.BinStage or RexStage or LookupStage or PassStage:
                foreach (string field in stage.Defines)
                    _known[field] = null;
                return true;
            default:
                return false;
        }
    }

    /// <summary>The expression over fields of the event; a field that is none becomes one of no name, about which nothing is known.</summary>
    private Expression Over(Expression expression) => expression.Rewrite(part => part is FieldExpression field && _known.TryGetValue(field.Name, out Expression? ofEvent)
        ? ofEvent ?? new FieldExpression(Routes.Unknown, field.Type)
        : part);

    /// <summary>What is asked of every event and what of those that pass, the most telling first.</summary>
    private static ImmutableArray<ImmutableArray<string>> Selected(IEnumerable<ImmutableArray<string>> sets)
    {
        ImmutableArray<string>[] all = [.. sets.Where(set => !set.IsEmpty).DistinctBy(set => string.Join('\n', set)).OrderByDescending(Score)];
        return [.. all.Take(1), .. all.Skip(1).Where(set => set.Length <= MaxOthers && !all[0].All(text => set.Contains(text)) && Score(set) >= Telling).Take(MaxSets - 1)];
    }

    /// <summary>Lists of texts: the event holds one of each when the condition is true.</summary>
    private IEnumerable<ImmutableArray<string>> Sets(Expression condition) => condition switch
    {
        LogicalExpression { Operator: Logical.And } and => and.Operands.SelectMany(Sets),
        LogicalExpression { Operator: Logical.Or } or => Together(or.Operands.Select(Sets)),
        TestExpression { Operand: FieldExpression field } test when _verbatim.Contains(field.Name) => Sets(test.Test),
        ComparisonExpression { Operator: Comparison.Equal, Left: FieldExpression field, Right: ConstantExpression { TextValue: { } text } } when _verbatim.Contains(field.Name) => OfValue(text),
        RawTermExpression { Raw: FieldExpression { Name: "_raw" } } term => Each(WitnessText.OfTerm(term.Text)),
        _ => [],
    };

    private static IEnumerable<ImmutableArray<string>> Sets(TextTest test) => test switch
    {
        EqualsTest equals => OfValue(equals.Text),
        StartsWithTest starts => OfValue(starts.Text),
        EndsWithTest ends => OfValue(ends.Text),
        ContainsTest contains => OfValue(contains.Text),
        SequenceTest sequence => sequence.Texts.SelectMany(OfValue),
        WildcardTest wildcard => wildcard.Pattern.Split('*').SelectMany(OfValue),
        LikeTest like => like.Pattern.Split('%', '_').SelectMany(OfValue),
        RegexTest regex => Together(Optimization.Regexes.RegexLiterals.Required(regex.Pattern).Select(literal => OfValue(literal.Text))),
        OneOfTest oneOf => Together(oneOf.Texts.Select(OfValue)),
        AnyOfTest any => Together(any.Tests.Select(Sets)),
        _ => [],
    };

    private static IEnumerable<ImmutableArray<string>> OfValue(string text) => Each(WitnessText.OfValue(text));

    private static IEnumerable<ImmutableArray<string>> Each(ImmutableArray<string> texts) => texts.Select(text => ImmutableArray.Create(text));

    /// <summary>What alternatives require together: one text of the best of each; nothing when one of them requires nothing.</summary>
    private static IEnumerable<ImmutableArray<string>> Together(IEnumerable<IEnumerable<ImmutableArray<string>>> alternatives)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        foreach (IEnumerable<ImmutableArray<string>> alternative in alternatives)
        {
            if (alternative.DefaultIfEmpty([]).MaxBy(Score) is not { IsEmpty: false } texts)
                return [];
            all.UnionWith(texts);
            if (all.Count > MaxLiterals * 4)
                return [];
        }

        ImmutableArray<string> distinct = Distinct(all);
        return distinct.IsEmpty || distinct.Length > MaxLiterals ? [] : [distinct];
    }

    private static ImmutableArray<string> Distinct(IEnumerable<string> texts)
    {
        string[] all = [.. texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        // A text that holds another one, the borders of that as well, is found with it.
        return [.. all.Where(text => !all.Any(other => other.Length < text.Length && text.Contains(other, StringComparison.Ordinal)))];
    }

    /// <summary>Long texts are rare, and few of them are rarer. What stands in the names of logs and of the usual folders tells events of a kind apart from no others.</summary>
    private static int Score(ImmutableArray<string> texts)
    {
        if (texts.IsEmpty)
            return 0;
        int score = Telling + 300 + (Math.Min(texts.Min(text => WitnessText.Plain(text).Length), 10) * 16) - texts.Length;
        return texts.Any(text => CommonText.Contains(WitnessText.Plain(text), StringComparison.Ordinal)) ? score - 500 : score;
    }
}
