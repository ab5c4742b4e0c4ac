namespace SplCompiler.Runtime;

/// <summary>What closes a transaction, and which ones are shown.</summary>
/// <remarks>Source: Search Reference, "transaction". A limit of -1 is none.</remarks>
public sealed record TransactionLimits
{
    /// <summary>The most microseconds between the first and the last event.</summary>
    public long MaxSpan { get; init; } = -1;

    /// <summary>The most microseconds between two neighbours.</summary>
    public long MaxPause { get; init; } = -1;

    public long MaxEvents { get; init; } = -1;

    /// <summary>The most transactions that are open at once; the one that got no event for the longest is given up.</summary>
    public long MaxOpen { get; init; } = -1;

    /// <summary>The most events in open transactions.</summary>
    public long MaxOpenEvents { get; init; } = -1;

    /// <summary>True when a transaction must begin with an event of <c>startswith</c>.</summary>
    public bool HasStart { get; init; }

    /// <summary>True when a transaction must end with an event of <c>endswith</c>.</summary>
    public bool HasEnd { get; init; }

    /// <summary>True when an event whose fields the transaction does not know opens one of its own.</summary>
    public bool IsConnected { get; init; } = true;

    /// <summary>True when also the first and the last event need one of the fields.</summary>
    public bool UnifyEnds { get; init; }

    /// <summary>True when incomplete transactions are shown.</summary>
    public bool KeepEvicted { get; init; }

    /// <summary>True when events that have none of the fields are shown.</summary>
    public bool KeepOrphans { get; init; }
}
