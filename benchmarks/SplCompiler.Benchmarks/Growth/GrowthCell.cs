using System.Diagnostics;
using SplCompiler.Runtime;

namespace SplCompiler.Benchmarks;

/// <summary>The passes of so many rules over a file, on one worker.</summary>
internal sealed record GrowthCell(int Rules, long Bytes, long Events, long Rows, IReadOnlyList<double> Seconds)
{
    public double Fastest => Seconds.Min();

    public double Median => Seconds.Order().ElementAt(Seconds.Count / 2);

    public double NanosecondsAnEvent => Fastest / Events * 1e9;

    // The JIT compiles what is called often a second time, some tenths of a second later: several passes of a small file.
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(2);

    /// <summary>Passes that are not counted, and so many that are.</summary>
    public static GrowthCell Measure(CompiledPack pack, string file, int runs)
    {
        long start = Stopwatch.GetTimestamp();
        RunSummary first;
        long rows;
        do
            (first, rows) = Pass(pack, file);
        while (Stopwatch.GetElapsedTime(start) < s_warmUp);
        double[] seconds = [.. Enumerable.Range(0, runs).Select(_ => Measurement.Of(() => Pass(pack, file).Rows).Seconds)];
        return new GrowthCell(pack.Rules.Length, new FileInfo(file).Length, first.Events, rows, seconds);
    }

    private static (RunSummary Summary, long Rows) Pass(CompiledPack pack, string file)
    {
        var rows = new RowCounter();
        RunSummary summary = PackRunner.Run(pack, [EventInput.FromFile(file)], new RunnerOptions { Jobs = 1 }, rows);
        if (summary.Rules.FirstOrDefault(rule => rule.Failure is not null) is { } failed)
            throw new InvalidOperationException($"{failed.Rule.Path} failed: {failed.Failure}");
        return (summary, rows.Rows);
    }
}
