using SplCompiler.Functions.Aggregates;

namespace SplCompiler.Functions;

/// <summary>Every statistical function, in the order of the manual.</summary>
public static class AggregateTable
{
    private static readonly Dictionary<string, AggregateFunction> s_byName = new(StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<AggregateFunction> All { get; } =
    [
        // Aggregate
        new Average(),
        new Count(),
        new DistinctCount(),
        new EstimatedDistinctCount(),
        new EstimatedDistinctCountError(),
        new Maximum(),
        new Median(),
        new Minimum(),
        new Mode(),
        .. Percentile.Kinds,
        new ValueRange(),
        new Sparkline(),
        new StandardDeviation(),
        new PopulationDeviation(),
        new Sum(),
        new SumOfSquares(),
        new Variance(),
        new PopulationVariance(),

        // Event order
        new First(),
        new Last(),

        // Multivalue
        new List(),
        new Values(),

        // Time
        new Earliest(),
        new EarliestTime(),
        new Latest(),
        new LatestTime(),
        new PerDay(),
        new PerHour(),
        new PerMinute(),
        new PerSecond(),
        new Rate(),
        .. SeriesRate.Kinds,
    ];

    static AggregateTable()
    {
        foreach (AggregateFunction function in All)
        {
            foreach (string name in function.Doc.Aliases.Append(function.Name))
                s_byName.Add(name, function);
        }
    }

    public static IEnumerable<string> Names => s_byName.Keys;

    /// <summary>The function of this name or alias, in any case, also one with a number in it (<c>perc95</c>); null when there is none.</summary>
    public static AggregateFunction? Find(string name) => Percentile.Find(name) ?? s_byName.GetValueOrDefault(name);
}
