namespace SplCompiler.Runtime;

/// <summary>How a pack looks at a stream of events.</summary>
public sealed record StreamOptions
{
    /// <summary>What is used when nothing else is said: newline-delimited JSON, rows of groups at the end of the stream.</summary>
    public static StreamOptions Default { get; } = new();

    /// <summary>How bytes become events; the format is NDJSON unless it says otherwise.</summary>
    public EventOptions Events { get; init; } = EventOptions.Default;

    /// <summary>What <c>now()</c> is, the time zone, lookups.</summary>
    public RunContext Run { get; init; } = RunContext.Default;

    /// <summary>What the field <c>source</c> and messages call the stream.</summary>
    public string Name { get; init; } = "stream";

    /// <summary>
    /// How far an event may be behind the newest one. With it, rules that group by bins of <c>_time</c> give the rows of a bin when it is over,
    /// and an event of a bin that is over is counted and left out. Without it they give their rows at the end of the stream,
    /// just as a run over files does.
    /// </summary>
    public TimeSpan? AllowedLateness { get; init; }

    /// <summary>Told of everything wrong in the input.</summary>
    public Action<InputProblem>? OnProblem { get; init; }

    /// <summary>Told of a rule that failed, which is a bug of ours: it sees no more events, the other rules go on.</summary>
    public Action<CompiledRule, Exception>? OnFailure { get; init; }
}
