using System.Collections.Immutable;
using SplCompiler.Cli.Engine;
using SplCompiler.Cli.Options;
using SplCompiler.Cli.Packs.Images;
using SplCompiler.Cli.Rows;
using SplCompiler.Diagnostics;
using SplCompiler.Runtime;

namespace SplCompiler.Cli.Scheduling;

/// <summary><c>--every</c>: finds the windows of the input, says what is wrong with the ranges of rules, and runs them.</summary>
internal sealed class Schedule(Invocation call, string every)
{
    /// <summary>Runs the rules over every window.</summary>
    /// <exception cref="UsageException">It is no duration, or makes too many windows.</exception>
    public RunReport Run(IPackRunner runner, RunnablePack pack, RunRequest request, RowOutput rows)
    {
        foreach ((CompiledRule rule, _) in pack.Compiled.Rules.Zip(pack.Ranges).Where(rule => rule.Second.IsMixed))
            call.Note($"note: {rule.Path}: the search and one inside it do not both say their time range; over windows both see the events of one");
        foreach ((CompiledRule rule, RuleRange range) in pack.Compiled.Rules.Zip(pack.Ranges).Where(rule => rule.Second.Unreadable is not null))
            call.Warn(Descriptors.BadTimeRange, $"{rule.Path}: `{range.Unreadable}` is no time that a search can be started with; the rule sees the time since the run before");
        ImmutableArray<RuleRange> ranges = [.. pack.Ranges.Select(range => range.Unreadable is null ? range : range with { Earliest = null, Latest = null })];
        if (runner.Times(request, call.Cancellation) is not { } input)
        {
            call.Note("note: no event has a time, so --every has no windows");
            return runner.Run(pack.Compiled with { Rules = [] }, request, rows, call.Cancellation) with { Rules = [.. pack.Compiled.Rules.Select(rule => new RuleReport(rule, 0))] };
        }

        // Where now is given, there was no later run; `data` is what the span of the input says anyway.
        SplTime? last = call.IsGiven(call.Shared.Now) && !RunTime.IsOfData(call) ? request.Run.Now : null;
        SplTime oldest = request.Earliest is { } earliest && earliest > input.Oldest ? earliest : input.Oldest;
        SplTime newest = request.Latest is { } latest && latest < input.Newest ? latest : input.Newest;
        return new ScheduledRun(runner, pack.Compiled, ranges).Run(request, RunTimes.Of(every, oldest, newest, last, request.Run), rows, call.Cancellation);
    }
}
