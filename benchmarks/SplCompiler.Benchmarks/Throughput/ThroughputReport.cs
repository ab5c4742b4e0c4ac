using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace SplCompiler.Benchmarks;

/// <summary>The result page of a throughput run, as Markdown.</summary>
internal static class ThroughputReport
{
    public static string Render(DateOnly date, string file, string duckDbVersion, IReadOnlyList<ComparisonResult> results)
    {
        long bytes = new FileInfo(file).Length;
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"# Throughput, {date:yyyy-MM-dd}\n\n");
        page.Append(CultureInfo.InvariantCulture, $"- Machine: {Environment.ProcessorCount} cores, {ProcessorModel()}; {RuntimeInformation.FrameworkDescription}; DuckDB {duckDbVersion}.\n");
        page.Append(CultureInfo.InvariantCulture, $"- Data: one file of {bytes / 1e6:0} MB, flat JSON of Windows events, in the page cache. Both engines read the file in every run.\n");
        page.Append(CultureInfo.InvariantCulture, $"- Load average when the page was written: {LoadAverage()}. Where it is above the number of cores, other work took part of them.\n");
        page.Append("- `--jobs 1` is one worker and the thread that reads ahead; `SET threads=1` is one thread. CPU counts all threads of a run.\n");
        page.Append("- DuckDB is told the few members that it needs, all text (`read_json` with `columns`); where columns are detected, it finds them itself (`read_json_auto`), as in a query typed at its prompt.\n");
        page.Append("- Runs alternate in one process. The rows of both are compared first; then come three uncounted runs each, listed below, and the counted ones. Compilation is not part of a run.\n\n");
        page.Append("| search | rows | SplCompiler min / median s | DuckDB min / median s | ratio of minima | ratio of medians | ratio of CPU | SplCompiler GB/s |\n");
        page.Append("|---|---|---|---|---|---|---|---|\n");
        foreach (ComparisonResult result in results)
        {
            double median = ComparisonResult.Median(result.Ours, run => run.Seconds);
            page.Append(CultureInfo.InvariantCulture, $"| {result.Name} | {result.Rows} ");
            page.Append(CultureInfo.InvariantCulture, $"| {result.Ours.Min(run => run.Seconds):0.000} / {median:0.000} ");
            page.Append(CultureInfo.InvariantCulture, $"| {result.DuckDb.Min(run => run.Seconds):0.000} / {ComparisonResult.Median(result.DuckDb, run => run.Seconds):0.000} ");
            page.Append(CultureInfo.InvariantCulture, $"| {result.MinimumRatio:0.000} | {result.MedianRatio:0.000} | {result.CpuRatio:0.000} | {bytes / median / 1e9:0.00} |\n");
        }

        page.Append("\nAll runs in seconds, the uncounted ones in parentheses:\n\n");
        foreach (ComparisonResult result in results)
            page.Append(CultureInfo.InvariantCulture, $"- {result.Name}: SplCompiler ({Seconds(result.OursWarmingUp)}), {Seconds(result.Ours)}; DuckDB ({Seconds(result.DuckDbWarmingUp)}), {Seconds(result.DuckDb)}\n");
        return page.ToString();
    }

    private static string Seconds(IEnumerable<Measurement> runs) =>
        string.Join(", ", runs.Select(run => run.Seconds.ToString("0.000", CultureInfo.InvariantCulture)));

    private static string LoadAverage()
    {
        const string Linux = "/proc/loadavg";
        return File.Exists(Linux) ? string.Join(", ", File.ReadAllText(Linux).Split(' ').Take(3)) : "unknown";
    }

    private static string ProcessorModel()
    {
        const string Linux = "/proc/cpuinfo";
        string? model = File.Exists(Linux)
            ? File.ReadLines(Linux).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return model is null ? RuntimeInformation.ProcessArchitecture.ToString() : model[(model.IndexOf(':') + 1)..].Trim();
    }
}
