using SplCompiler.Runtime;

namespace SplCompiler.Cli.Engine;

/// <summary>What one rule did.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Rows">The number of its rows.</param>
public sealed record RuleReport(CompiledRule Rule, long Rows)
{
    /// <summary>Why there are no rows, as far as the runner can tell.</summary>
    public Silence Silence { get; init; }

    /// <summary>The exception that stopped the rule: a bug of ours; its rows are incomplete.</summary>
    public Exception? Failure { get; init; }

    /// <summary>Bytes of the state with which it was stopped because the rules held too much; null when it ran to the end.</summary>
    public long? StoppedWith { get; init; }

    /// <summary>Limits on rows that left some out.</summary>
    public IReadOnlyList<CutRows> Cut { get; init; } = [];

    /// <summary>Events that it had to look at; null when that was not counted, as the next four.</summary>
    public long? Candidates { get; init; }

    /// <summary>Events that its filters kept.</summary>
    public long? Kept { get; init; }

    /// <summary>False when the rule is shown every event, because nothing is known that an event must meet; null when that was not asked.</summary>
    public bool? HasWitness { get; init; }

    /// <summary>Time per event of the whole input, in nanoseconds.</summary>
    public double? NanosecondsPerEvent { get; init; }

    /// <summary>Bytes that it asked for per event of the whole input; null when that was not measured.</summary>
    public double? AllocatedBytesPerEvent { get; init; }
}
