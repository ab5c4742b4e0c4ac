namespace SplCompiler.Benchmarks;

/// <summary>The runs of both engines over one comparison.</summary>
internal sealed record ComparisonResult(string Name, long Rows, IReadOnlyList<Measurement> Ours, IReadOnlyList<Measurement> DuckDb)
{
    /// <summary>The runs before, which no figure counts.</summary>
    public required IReadOnlyList<Measurement> OursWarmingUp { get; init; }

    public required IReadOnlyList<Measurement> DuckDbWarmingUp { get; init; }

    public double MedianRatio => Median(Ours, run => run.Seconds) / Median(DuckDb, run => run.Seconds);

    public double MinimumRatio => Ours.Min(run => run.Seconds) / DuckDb.Min(run => run.Seconds);

    public double CpuRatio => Median(Ours, run => run.CpuSeconds) / Median(DuckDb, run => run.CpuSeconds);

    public static double Median(IEnumerable<Measurement> runs, Func<Measurement, double> value)
    {
        double[] sorted = [.. runs.Select(value).Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
