using System.Collections.Immutable;
using SplCompiler.Runtime;

namespace SplCompiler.Cli.Engine;

/// <summary>What is to be read, and how.</summary>
public sealed record RunRequest
{
    /// <summary>Files, folders, globs, and <c>-</c> for standard input, in the order in which they are read.</summary>
    public required ImmutableArray<string> Inputs { get; init; }

    /// <summary>Files with what is said of their events, read behind the others.</summary>
    public ImmutableArray<(string Path, InputDefaults Defaults)> Recordings { get; init; } = [];

    /// <summary>Opens what <c>-</c> stands for.</summary>
    public required Func<Stream> OpenStandardInput { get; init; }

    /// <summary><c>auto</c>, or the name of a format.</summary>
    public string InputFormat { get; init; } = "auto";

    /// <summary><c>host</c> of every event, whatever the data says; so the next three.</summary>
    public string? Host { get; init; }

    public string? Source { get; init; }

    public string? SourceType { get; init; }

    public string? Index { get; init; }

    /// <summary>A longer event is skipped and reported.</summary>
    public int MaxEventBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>How many bytes the rules may hold; null for no limit.</summary>
    public long? MemoryLimit { get; init; }

    /// <summary>Workers.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>How rules are found for an event.</summary>
    public IndexUse CandidateIndex { get; init; } = IndexUse.All;

    /// <inheritdoc cref="EventOptions.UsesQuoteIndex"/>
    public bool UsesQuoteIndex { get; init; } = true;

    /// <summary>Time and time zone of the run.</summary>
    public RunContext Run { get; init; } = RunContext.Default;

    /// <summary>Events before this time are not seen. Inclusive.</summary>
    public SplTime? Earliest { get; init; }

    /// <summary>Events from this time on are not seen. Exclusive.</summary>
    public SplTime? Latest { get; init; }

    /// <summary>True when <see cref="RuleReport"/> must have the figures of <c>--stats</c>.</summary>
    public bool Measure { get; init; }

    /// <summary>Told how far the run is, on the calling thread, a few times a second.</summary>
    public Action<InputProgress>? OnProgress { get; init; }

    /// <summary>Told of everything wrong in the input, on the calling thread, in input order.</summary>
    public Action<InputFinding>? OnFinding { get; init; }
}
