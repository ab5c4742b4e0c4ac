using SplCompiler.Cli.Engine;
using SplCompiler.Runtime;

namespace SplCompiler.Cli.Adapters;

/// <summary>Runs packs with the runtime's runner.</summary>
internal sealed class EventPackRunner : IPackRunner
{
    public (SplTime Oldest, SplTime Newest)? Times(RunRequest request, CancellationToken cancellation) =>
        PackRunner.Times(RequestReading.Inputs(request), RequestReading.Options(request), cancellation);

    public RunReport Run(CompiledPack pack, RunRequest request, IResultRows rows, CancellationToken cancellation)
    {
        RunSummary summary = PackRunner.Run(pack, RequestReading.Inputs(request), RequestReading.Options(request), new Output(rows), cancellation);
        return new RunReport
        {
            Events = summary.Events,
            OutsideTimeRange = summary.OutsideTimeRange,
            Oldest = summary.Oldest,
            Newest = summary.Newest,
            Bytes = summary.Bytes,
            Seconds = summary.Seconds,
            InputsRead = summary.InputsRead,
            IsPartial = summary.IsPartial,
            CandidateCounts = summary.CandidateCounts,
            GivenUp = summary.GivenUp,
            Rules = [.. summary.Rules.Select(rule => Report(rule, summary, request.Measure))],
            Facts = summary.Facts,
        };
    }

    private static RuleReport Report(RuleSummary rule, RunSummary summary, bool measured) => new(rule.Rule, rule.Rows)
    {
        Failure = rule.Failure,
        Cut = rule.Cut,
        StoppedWith = rule.StoppedWith,
        Silence = SilenceOf(rule, summary),
        HasWitness = measured ? HasWitness(rule.Rule) : null,
        Candidates = rule.Candidates,
        Kept = rule.Kept,
        NanosecondsPerEvent = measured && summary.Events > 0 ? rule.Time.TotalNanoseconds / summary.Events : null,
        AllocatedBytesPerEvent = measured && summary.Events > 0 ? (double)rule.AllocatedBytes / summary.Events : null,
    };

    /// <summary>A rule without a witness neither waits for a text nor says which events it may match.</summary>
    private static bool HasWitness(CompiledRule rule)
    {
        if (rule.Witness is { } witness)
            return !witness.Texts.IsEmpty || witness.Route.Kind != RouteTestKind.Open;
        Detection detection = rule.Create();
        return !detection.Witnesses.IsEmpty || detection.GetType().GetMethod(nameof(Detection.MayMatch))!.DeclaringType != typeof(Detection);
    }

    private static Silence SilenceOf(RuleSummary rule, RunSummary summary)
    {
        if (rule.StoppedWith is not null)
            return Silence.Stopped;
        return rule.Rows > 0 || summary.Events == 0 || summary.OutsideTimeRange < summary.Events ? Silence.None : Silence.OutsideTimeRange;
    }

    private sealed class Output(IResultRows rows) : IRowOutput
    {
        public void Write(CompiledRule rule, RowOrigin origin, ReadOnlySpan<byte> json) => rows.Write(rule, origin.Time, origin.Ordinal, json);
    }
}
