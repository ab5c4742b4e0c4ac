using System.Diagnostics;
using SplCompiler.Cli.Engine;

namespace SplCompiler.Cli.Benching;

/// <summary>Passes over the same input, made into one report: of each figure the median, which one disturbed pass does not move.</summary>
internal sealed class BenchSeries(int jobs)
{
    private readonly List<RunReport> _plain = [];
    private readonly List<RunReport> _measured = [];

    /// <summary>Adds a pass without clocks.</summary>
    public void AddPlain(RunReport report) => _plain.Add(report);

    /// <summary>Adds a pass with a clock around each call of a rule.</summary>
    public void AddMeasured(RunReport report) => _measured.Add(report);

    /// <param name="clock">Nanoseconds that a reading of the clock adds to what it measures.</param>
    public BenchReport ToReport(double clock)
    {
        RunReport last = _measured[^1];
        double[] costs = [.. last.Rules.Select((_, rule) => Cost(rule, clock, Median))];
        double all = costs.Sum();
        return new BenchReport
        {
            Events = last.Events,
            Bytes = last.Bytes,
            Seconds = Median(_plain.Select(pass => pass.Seconds)),
            LeastSeconds = _plain.Min(pass => pass.Seconds),
            Runs = _measured.Count,
            Jobs = jobs,
            Rules = [.. last.Rules.Select((rule, i) => Of(rule, i, costs[i], all, last.Events) with { LeastNanosecondsPerEvent = Cost(i, clock, Enumerable.Min) })],
        };
    }

    /// <summary>What the clock adds, measured: the median over many pairs of readings.</summary>
    public static double ClockNanoseconds()
    {
        var readings = new long[10_001];
        for (int i = 0; i < readings.Length; i++)
        {
            long started = Stopwatch.GetTimestamp();
            readings[i] = Stopwatch.GetTimestamp() - started;
        }

        Array.Sort(readings);
        return readings[readings.Length / 2] * 1e9 / Stopwatch.Frequency;
    }

    private double Cost(int rule, double clock, Func<IEnumerable<double>, double> choose)
    {
        double perEvent = choose(_measured.Select(pass => pass.Rules[rule].NanosecondsPerEvent ?? 0));
        RunReport last = _measured[^1];
        return Math.Max(0, perEvent - (clock * (last.Rules[rule].Candidates ?? 0) / last.Events));
    }

    private RuleBench Of(RuleReport rule, int index, double cost, double all, long events) => new(rule.Rule, cost, all > 0 ? cost / all : 0)
    {
        NanosecondsPerCandidate = rule.Candidates is > 0 and { } shown ? cost * events / shown : null,
        AllocatedBytesPerEvent = Median(_measured.Select(pass => pass.Rules[index].AllocatedBytesPerEvent ?? 0)),
        HasWitness = rule.HasWitness ?? true,
        Candidates = rule.Candidates ?? 0,
        Kept = rule.Kept ?? 0,
        Rows = rule.Rows,
    };

    private static double Median(IEnumerable<double> figures)
    {
        double[] ordered = [.. figures.Order()];
        int middle = ordered.Length / 2;
        return ordered.Length % 2 == 1 ? ordered[middle] : (ordered[middle - 1] + ordered[middle]) / 2;
    }
}
