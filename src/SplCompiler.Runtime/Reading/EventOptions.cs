using System.Collections.Immutable;

namespace SplCompiler.Runtime;

/// <summary>How input becomes events.</summary>
public sealed record EventOptions
{
    public static EventOptions Default { get; } = new();

    public InputFormat Format { get; init; } = InputFormat.Auto;

    /// <summary>
    /// True for the events of a test: a list at the top of an event is a field with several values under its plain name, only
    /// <c>_time</c> is a time, and nothing is added: no <c>_raw</c>, no default fields, no Windows record.
    /// </summary>
    public bool TestInput { get; init; }

    /// <summary><c>host</c> of every event, whatever the data says.</summary>
    public string? Host { get; init; }

    /// <summary><c>source</c> of every event, whatever the data says.</summary>
    public string? Source { get; init; }

    /// <summary><c>sourcetype</c> of every event, whatever the data says.</summary>
    public string? SourceType { get; init; }

    /// <summary><c>index</c> of every event, whatever the data says.</summary>
    public string? Index { get; init; }

    /// <summary>The newest an event can be, but for a day: tells the year of a time without one. Null: such a time is none.</summary>
    public SplTime? Now { get; init; }

    /// <summary>A longer event is skipped and reported.</summary>
    public int MaxEventBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>True to find the quotes of JSON lines before the walk over them. Events are the same without; it is a matter of time, and of checking.</summary>
    public bool UsesQuoteIndex { get; init; } = true;

    /// <summary>Openers of further compressed formats by file extension, such as <c>.zst</c>.</summary>
    public ImmutableDictionary<string, Func<Stream, Stream>> Decoders { get; init; } =
        ImmutableDictionary<string, Func<Stream, Stream>>.Empty;
}
