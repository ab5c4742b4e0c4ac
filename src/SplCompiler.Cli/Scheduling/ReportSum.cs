using SplCompiler.Cli.Engine;
using SplCompiler.Runtime;

namespace SplCompiler.Cli.Scheduling;

/// <summary>The reports of many passes over one input as one.</summary>
internal sealed class ReportSum(CompiledPack pack)
{
    private readonly Dictionary<CompiledRule, RuleReport> _rules = new(ReferenceEqualityComparer.Instance);
    private RunReport? _sum;

    public bool IsEmpty => _sum is null;

    public RunReport Report => (_sum ?? new RunReport { Events = 0, Bytes = 0, Seconds = 0, InputsRead = 0, IsPartial = false, Rules = [] }) with
    {
        Rules = [.. pack.Rules.Select(rule => _rules.GetValueOrDefault(rule) ?? new RuleReport(rule, 0))],
    };

    /// <summary>Events and bytes are those of the input, whose passes all read the same; what rules did is added up.</summary>
    public void Add(RunReport pass)
    {
        foreach (RuleReport rule in pass.Rules)
            _rules[rule.Rule] = _rules.TryGetValue(rule.Rule, out RuleReport? known) ? Sum(known, rule) : rule;
        _sum = _sum is null
            // Every event is outside of most windows, so that is no figure, and neither are the candidates of a pass.
            ? pass with { OutsideTimeRange = 0, CandidateCounts = [], Oldest = null, Newest = null }
            : _sum with
            {
                Seconds = _sum.Seconds + pass.Seconds,
                Passes = _sum.Passes + pass.Passes,
                IsPartial = _sum.IsPartial || pass.IsPartial,
                Facts = _sum.Facts.With(pass.Facts),
                GivenUp = [.. _sum.GivenUp.Concat(pass.GivenUp).GroupBy(found => found.Pattern).Select(same => (same.Key, same.Sum(found => found.Texts)))],
            };
    }

    private static RuleReport Sum(RuleReport known, RuleReport more) => known with
    {
        Rows = known.Rows + more.Rows,
        // Where any window had events, the reason is not the time range.
        Silence = known.Silence == more.Silence ? known.Silence : known.StoppedWith is null && more.StoppedWith is null ? Silence.None : Silence.Stopped,
        Failure = known.Failure ?? more.Failure,
        StoppedWith = known.StoppedWith ?? more.StoppedWith,
        Cut = [.. known.Cut.Concat(more.Cut).GroupBy(cut => (cut.Command, cut.Most)).Select(same => same.First() with { Rows = same.Sum(cut => cut.Rows) })],
        Candidates = known.Candidates + more.Candidates,
        Kept = known.Kept + more.Kept,
        NanosecondsPerEvent = known.NanosecondsPerEvent + more.NanosecondsPerEvent,
        AllocatedBytesPerEvent = known.AllocatedBytesPerEvent + more.AllocatedBytesPerEvent,
    };
}
