using System.Collections.Immutable;

namespace SplCompiler.Runtime;

/// <summary>What a run did.</summary>
public sealed record RunSummary
{
    /// <summary>Events that were read; those outside of the time range are among them.</summary>
    public required long Events { get; init; }

    /// <summary>Events that the time range dropped.</summary>
    public required long OutsideTimeRange { get; init; }

    /// <summary>Bytes of events, unpacked.</summary>
    public required long Bytes { get; init; }

    public required double Seconds { get; init; }

    /// <summary>How many inputs could be opened; 0 means that there was nothing to read.</summary>
    public required int InputsRead { get; init; }

    /// <summary>The oldest <c>_time</c> of any event.</summary>
    public required SplTime? Oldest { get; init; }

    /// <summary>The newest <c>_time</c> of any event.</summary>
    public required SplTime? Newest { get; init; }

    /// <summary>True when the run was cancelled before the end of the input.</summary>
    public required bool IsPartial { get; init; }

    /// <summary>How often each kind of problem was met.</summary>
    public required IReadOnlyDictionary<InputProblemKind, long> Problems { get; init; }

    /// <summary>Each rule, in the order of the pack.</summary>
    public required ImmutableArray<RuleSummary> Rules { get; init; }

    /// <summary>What was learnt about the input.</summary>
    public required InputFacts Facts { get; init; }

    /// <summary>How many events had so many candidate rules, in ascending order; empty when that was not measured.</summary>
    public IReadOnlyList<(int Candidates, long Events)> CandidateCounts { get; init; } = [];

    /// <summary>Patterns and how many texts they gave up: a match took too long, and counts as none.</summary>
    public IReadOnlyList<(string Pattern, long Texts)> GivenUp { get; init; } = [];

    public long Count(InputProblemKind kind) => Problems.GetValueOrDefault(kind);
}

/// <summary>What one rule did.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Rows">The number of its rows.</param>
/// <param name="Failure">The exception that stopped the rule, which is a bug of ours; its rows are then incomplete.</param>
public sealed record RuleSummary(CompiledRule Rule, long Rows, Exception? Failure)
{
    /// <summary>Events that the rule had to look at.</summary>
    public long Candidates { get; init; }

    /// <summary>Events that got through its filters, up to the first command that needs several rows.</summary>
    public long Kept { get; init; }

    /// <summary>Limits on rows that left some out.</summary>
    public ImmutableArray<CutRows> Cut { get; init; } = [];

    /// <summary>
    /// Null for a rule that ran to the end. Else it was stopped because the rules held more than <see cref="RunnerOptions.MemoryLimit"/> and its state was the largest:
    /// the bytes that its state would take in a checkpoint, 0 when there was no memory to count them. It gave no rows at the end.
    /// </summary>
    public long? StoppedWith { get; init; }

    /// <summary>Time in the rule, its end included, when it was measured.</summary>
    public TimeSpan Time { get; init; }

    /// <summary>Bytes that the rule asked for, when that was measured.</summary>
    public long AllocatedBytes { get; init; }
}
