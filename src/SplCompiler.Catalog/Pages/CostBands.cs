using SplCompiler.Analysis;

namespace SplCompiler.Catalog.Pages;

/// <summary>How dear rules are, in steps that can be chosen from.</summary>
internal static class CostBands
{
    private static readonly (double Below, string Name)[] s_bands = [(10, "below 10 ns"), (100, "10 to 100 ns"), (1000, "100 ns to 1 µs"), (double.PositiveInfinity, "1 µs and more")];

    public static IEnumerable<string> All => s_bands.Select(band => band.Name);

    /// <summary>The band of a cost; empty when nothing was measured.</summary>
    public static string Of(RuleCost? cost) => cost is null ? "" : s_bands.First(band => cost.NanosecondsPerEvent < band.Below).Name;
}
