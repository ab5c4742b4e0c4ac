using SplCompiler.Functions.Aggregates;

namespace SplCompiler.Functions;

/// <summary>Every statistical function, in the order of the manual.</summary>
public static class AggregateTable
{
    private static readonly Dictionary<string, AggregateFunction> s_byName = new(StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<AggregateFunction> All { get; } =
    [
        new Average(),
        new Count(),
        new DistinctCount(),
        new Maximum(),
        new Minimum(),
        new Sum(),
        new First(),
        new Last(),
        new List(),
        new Values(),
        new Earliest(),
        new Latest(),
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

    /// <summary>The function of this name or alias, in any case; null when there is none.</summary>
    public static AggregateFunction? Find(string name) => s_byName.GetValueOrDefault(name);
}
