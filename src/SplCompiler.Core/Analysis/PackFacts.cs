using System.Collections.Immutable;

namespace SplCompiler.Analysis;

/// <summary>The facts of a pack, and what its rules have in common.</summary>
public sealed class PackFacts
{
    // Below this likeness two rules share a tool or a log, not an idea.
    private const double LeastLikeness = 0.2;
    private const int MostSimilar = 10;

    // An indicator of so many rules says where they look, not what for.
    private const int MostRulesOfATelling = 200;

    private readonly Dictionary<string, SharedIndicator> _indicators;
    private readonly ILookup<string, RuleFacts> _byPlan;
    private readonly Lazy<WiderRules> _wider;

    /// <param name="rules">In the order of the pack.</param>
    public PackFacts(IEnumerable<RuleFacts> rules)
    {
        Rules = [.. rules];
        _indicators = Rules.SelectMany(rule => rule.Indicators.Select(indicator => (rule, indicator)))
            .GroupBy(pair => pair.indicator.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new SharedIndicator(group.First().indicator, [.. group.Select(pair => pair.rule)]), StringComparer.Ordinal);
        _byPlan = Rules.Where(rule => !rule.Compilation.HasErrors && !rule.Compilation.Plan.Stages.IsEmpty)
            .ToLookup(rule => rule.Compilation.Plan.ToString(), StringComparer.Ordinal);
        _wider = new Lazy<WiderRules>(() => new WiderRules(Rules));
    }

    public ImmutableArray<RuleFacts> Rules { get; }

    /// <summary>Every indicator, most shared first.</summary>
    public IEnumerable<SharedIndicator> Indicators =>
        _indicators.Values.OrderByDescending(shared => shared.Rules.Length).ThenBy(shared => shared.Indicator.Key, StringComparer.Ordinal);

    /// <summary>The other rules that look for the same combination of field, kind and values.</summary>
    public IEnumerable<RuleFacts> Others(RuleFacts rule, Indicator indicator) =>
        _indicators[indicator.Key].Rules.Where(other => !ReferenceEquals(other, rule));

    /// <summary>The other rules that do exactly the same.</summary>
    public IEnumerable<RuleFacts> Duplicates(RuleFacts rule) =>
        _byPlan[rule.Compilation.Plan.ToString()].Where(other => !ReferenceEquals(other, rule));

    /// <summary>The rules whose filters let through every event that the filters of this one let through, and more.</summary>
    public ImmutableArray<RuleFacts> WiderThan(RuleFacts rule) => _wider.Value.WiderThan(rule);

    /// <summary>The rules all of whose events this one lets through, too.</summary>
    public IEnumerable<RuleFacts> NarrowerThan(RuleFacts rule) => _wider.Value.NarrowerThan(rule);

    /// <summary>The rules that share most of what a rule looks for, likest first.</summary>
    public ImmutableArray<SimilarRule> Similar(RuleFacts rule)
    {
        ImmutableArray<Indicator> own = rule.Indicators;
        double weight = own.Sum(Weight);
        var shared = new Dictionary<RuleFacts, (double Weight, int Count)>(ReferenceEqualityComparer.Instance);
        foreach (Indicator indicator in own)
        {
            if (_indicators[indicator.Key].Rules.Length > MostRulesOfATelling)
                continue;
            foreach (RuleFacts other in Others(rule, indicator))
            {
                (double sum, int count) = shared.GetValueOrDefault(other);
                shared[other] = (sum + Weight(indicator), count + 1);
            }
        }

        return
        [
            .. shared.Select(pair => new SimilarRule(pair.Key, pair.Value.Weight / (weight + WeightOf(pair.Key) - pair.Value.Weight), pair.Value.Count))
                .Where(similar => similar.Likeness >= LeastLikeness)
                .OrderByDescending(similar => similar.Likeness)
                .ThenBy(similar => similar.Rule.Compilation.Rule.Path, StringComparer.Ordinal)
                .Take(MostSimilar),
        ];
    }

    private double WeightOf(RuleFacts rule) => rule.Indicators.Sum(Weight);

    private double Weight(Indicator indicator) => Math.Log(1.0 + ((double)Rules.Length / _indicators[indicator.Key].Rules.Length));
}
