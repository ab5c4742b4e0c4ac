namespace SplCompiler.Runtime;

/// <summary>How a pack is run.</summary>
public sealed record RunnerOptions
{
    public static RunnerOptions Default { get; } = new();

    /// <summary>Workers; the answer does not depend on it.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>How input becomes events.</summary>
    public EventOptions Events { get; init; } = EventOptions.Default;

    /// <summary>What a run knows and a rule must not contain.</summary>
    public RunContext Run { get; init; } = RunContext.Default;

    /// <summary>Events before this time, and events without a time, are not seen by rules. Inclusive.</summary>
    public SplTime? Earliest { get; init; }

    /// <summary>Events from this time on, and events without a time, are not seen by rules. Exclusive.</summary>
    public SplTime? Latest { get; init; }

    /// <summary>The usual size of what a worker takes at once. Small enough to be still in the cache when it is walked.</summary>
    public int ChunkBytes { get; init; } = 512 * 1024;

    /// <summary>
    /// How many bytes the rules may hold, by the heap of the process; null for no limit. Past it the rule with the largest state is stopped, and
    /// <see cref="RuleSummary.StoppedWith"/> says so.
    /// </summary>
    public long? MemoryLimit { get; init; }

    /// <summary>True to measure the time of each rule, and what it allocates: two clock readings an event and rule.</summary>
    public bool Measure { get; init; }

    /// <summary>How rules are found for an event; less than all is for checking the candidate index.</summary>
    public IndexUse CandidateIndex { get; init; } = IndexUse.All;

    /// <summary>Told how far the run is, on the calling thread, a few times a second.</summary>
    public Action<RunProgress>? OnProgress { get; init; }

    /// <summary>Told of everything wrong in the input, on the calling thread, in input order.</summary>
    public Action<InputProblem>? OnProblem { get; init; }
}

/// <summary>How far a run is.</summary>
/// <param name="StoredBytesRead">Bytes read of the inputs as they are stored.</param>
/// <param name="StoredBytesTotal">The size of the inputs as they are stored; inputs of unknown size count as 0.</param>
/// <param name="Events">Events seen.</param>
public readonly record struct RunProgress(long StoredBytesRead, long StoredBytesTotal, long Events);
