using SplCompiler.Runtime;

namespace SplCompiler.Cli.Benching;

/// <summary>What one rule cost.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="NanosecondsPerEvent">Time in the rule, per event of the whole input: the median of the passes.</param>
/// <param name="Share">Its part of the time of all rules, from 0 to 1.</param>
internal sealed record RuleBench(CompiledRule Rule, double NanosecondsPerEvent, double Share)
{
    /// <summary>Time per event in the fastest pass: what is compared, since whatever else a machine does only adds.</summary>
    public double LeastNanosecondsPerEvent { get; init; } = NanosecondsPerEvent;

    /// <summary>Time per event that the rule was shown; null when it was shown none.</summary>
    public double? NanosecondsPerCandidate { get; init; }

    public double AllocatedBytesPerEvent { get; init; }

    /// <summary>False when the rule is shown every event.</summary>
    public bool HasWitness { get; init; } = true;

    /// <summary>Events that were shown to the rule.</summary>
    public long Candidates { get; init; }

    /// <summary>Events that its filters kept.</summary>
    public long Kept { get; init; }

    public long Rows { get; init; }
}
