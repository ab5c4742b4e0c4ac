namespace SplCompiler.Runtime;

/// <summary>Where the time of an event comes from.</summary>
public enum EventTimeSource : byte
{
    /// <summary>From its text.</summary>
    Text,

    /// <summary>DATETIME_CONFIG = CURRENT: the now of the run.</summary>
    Run,

    /// <summary>DATETIME_CONFIG = NONE: when its file was written last; the now of the run where the input is no file.</summary>
    File,
}

/// <summary>What a stanza of props.conf says about the time of its events; null where it does not say.</summary>
/// <remarks>Source: props.conf specification, "Timestamp extraction configuration".</remarks>
public sealed record TimeSettings
{
    /// <summary>TIME_PREFIX: the time stands behind its first match.</summary>
    public SplRegex? Prefix { get; init; }

    /// <summary>TIME_FORMAT, for <see cref="TimeFormat"/>.</summary>
    public string? Format { get; init; }

    /// <summary>TZ: a name of the zone database, for a time that names no zone.</summary>
    public string? Zone { get; init; }

    /// <summary>MAX_TIMESTAMP_LOOKAHEAD in UTF-16 units, behind the prefix; 0 for no limit.</summary>
    public int? Lookahead { get; init; }

    /// <summary>DATETIME_CONFIG.</summary>
    public EventTimeSource? Source { get; init; }

    /// <summary>These settings, and those of a weaker stanza where they say nothing.</summary>
    internal TimeSettings Over(TimeSettings? weaker) => weaker is null ? this : new TimeSettings
    {
        Prefix = Prefix ?? weaker.Prefix,
        Format = Format ?? weaker.Format,
        Zone = Zone ?? weaker.Zone,
        Lookahead = Lookahead ?? weaker.Lookahead,
        Source = Source ?? weaker.Source,
    };
}
