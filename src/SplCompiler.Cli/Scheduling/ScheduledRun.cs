using System.Collections.Immutable;
using SplCompiler.Cli.Engine;
using SplCompiler.Cli.Rows;
using SplCompiler.Runtime;

namespace SplCompiler.Cli.Scheduling;

/// <summary>Runs rules over the windows that a schedule would have given them: one pass over the input for each window and each range that rules are started with.</summary>
/// <remarks>Why not one pass: a rule keeps the state of one window, and windows of a day every hour overlap.</remarks>
/// <param name="runner">Runs a pack.</param>
/// <param name="pack">The rules.</param>
/// <param name="ranges">The range of each, in the order of the pack.</param>
internal sealed class ScheduledRun(IPackRunner runner, CompiledPack pack, ImmutableArray<RuleRange> ranges)
{
    /// <summary>Runs all windows, the oldest first, and sums up what was said.</summary>
    /// <param name="request">Input and options; its time range bounds every window.</param>
    /// <param name="times">When the rules are run.</param>
    /// <param name="rows">Takes the rows and is told of the window before them.</param>
    /// <param name="cancellation">Stops between windows, and in them.</param>
    public RunReport Run(RunRequest request, IReadOnlyList<(SplTime Before, SplTime Now)> times, RowOutput rows, CancellationToken cancellation)
    {
        IGrouping<RuleRange, int>[] groups = [.. Enumerable.Range(0, ranges.Length).GroupBy(rule => ranges[rule])];
        var total = new ReportSum(pack);
        foreach ((SplTime before, SplTime now) in times)
        {
            foreach (IGrouping<RuleRange, int> group in groups)
            {
                if (cancellation.IsCancellationRequested)
                    return total.Report with { IsPartial = true };
                RunWindow window = group.Key.At(now, before, request.Run.TimeZone);
                rows.Window = window;
                RunRequest inWindow = request with
                {
                    Run = request.Run with { Now = now },
                    Earliest = Later(window.Earliest, request.Earliest),
                    Latest = request.Latest is { } latest && latest < window.Latest ? latest : window.Latest,
                    // What is wrong with the input is said once.
                    OnFinding = total.IsEmpty ? request.OnFinding : null,
                };
                total.Add(runner.Run(pack with { Rules = [.. group.Select(rule => pack.Rules[rule])] }, inWindow, rows, cancellation));
            }
        }

        return total.Report;
    }

    private static SplTime? Later(SplTime? first, SplTime? second) => first is { } one && second is { } two ? one > two ? one : two : first ?? second;
}
