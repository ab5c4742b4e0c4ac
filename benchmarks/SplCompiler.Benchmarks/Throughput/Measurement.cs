using System.Diagnostics;

namespace SplCompiler.Benchmarks;

/// <summary>One run of one engine.</summary>
/// <param name="Seconds">By the clock.</param>
/// <param name="CpuSeconds">Of all threads.</param>
/// <param name="Rows">Rows given.</param>
internal readonly record struct Measurement(double Seconds, double CpuSeconds, long Rows)
{
    public static Measurement Of(Func<long> run)
    {
        GC.Collect();
        using Process process = Process.GetCurrentProcess();
        TimeSpan cpu = process.TotalProcessorTime;
        long start = Stopwatch.GetTimestamp();
        long rows = run();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        process.Refresh();
        return new Measurement(seconds, (process.TotalProcessorTime - cpu).TotalSeconds, rows);
    }
}
