using System.Globalization;
using SplCompiler.Runtime;

namespace SplCompiler.Benchmarks;

/// <summary>
/// <c>aggregation [--events 4000000] [--runs 5] [--groups 1000,10000,100000,1000000]</c>: feeds compiled <c>stats</c> with events that were read before, on one thread,
/// and prints updates a second and bytes a group.
/// </summary>
internal static class AggregationProgram
{
    private static readonly string[] s_searches =
    [
        "search * | stats count by user",
        "search * | stats count by user, host",
        "search * | stats count, values(process) as process, dc(dest) as dest by user, host",
    ];

    public static int Run(Arguments arguments)
    {
        int events = arguments.Count("events", 4_000_000), runs = arguments.Count("runs", 5);
        int[] groups = [.. arguments.Text("groups", "1000,10000,100000,1000000").Split(',').Select(text => int.Parse(text, CultureInfo.InvariantCulture))];
        CompiledPack[] packs = [.. s_searches.Select((search, i) => RuleCompiler.CompileText($"aggregation{i}", search))];
        Console.WriteLine("| search | groups | events | updates/s, fastest | median | updates a second of CPU, median | bytes a group | asked for, a group | rows, CPU s |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (int count in groups)
        {
            var held = HeldEvents.Read(new AggregationData(count, Math.Max(events, count)), packs[0]);
            for (int i = 0; i < packs.Length; i++)
            {
                AggregationRun.Of(packs[i], held);
                AggregationRun[] measured = [.. Enumerable.Range(0, runs).Select(_ => AggregationRun.Of(packs[i], held))];
                Write(s_searches[i], count, held.Count, measured);
            }
        }

        return 0;
    }

    private static void Write(string spl, int groups, int events, AggregationRun[] runs)
    {
        if (runs.Any(run => run.Rows != groups))
            throw new InvalidOperationException($"{spl}: {runs[0].Rows} rows instead of {groups}");
        string searched = spl["search * | ".Length..];
        double fastest = events / runs.Min(run => run.Seconds) / 1e6, median = events / Median(runs, run => run.Seconds) / 1e6, cpu = events / Median(runs, run => run.CpuSeconds) / 1e6;
        double held = Median(runs, run => run.HeldBytes) / groups, allocated = Median(runs, run => run.AllocatedBytes) / groups;
        FormattableString line = $"| `{searched}` | {groups} | {events} | {fastest:0.00} M | {median:0.00} M | {cpu:0.00} M | {held:0} | {allocated:0} | {Median(runs, run => run.EndSeconds):0.00} |";
        Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
    }

    private static double Median(AggregationRun[] runs, Func<AggregationRun, double> value) => runs.Select(value).Order().ElementAt(runs.Length / 2);
}
