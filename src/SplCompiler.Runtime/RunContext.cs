namespace SplCompiler.Runtime;

/// <summary>What belongs to a run and not to a rule. Generated text never contains any of it.</summary>
public sealed record RunContext
{
    public static RunContext Default { get; } = new();

    /// <summary>What <c>now()</c> gives, whole seconds, the same for the whole run.</summary>
    public SplTime Now { get; init; } = new(DateTimeOffset.UtcNow.ToUnixTimeSeconds() * 1_000_000);

    /// <summary>The user's time zone: day borders of spans and snaps, and text without an offset.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>The start of the time range of the search; null when it has none.</summary>
    public SplTime? Earliest { get; init; }

    /// <summary>The end of the time range of the search, exclusive; null when it has none.</summary>
    public SplTime? Latest { get; init; }

    /// <summary>The tables of <c>lookup</c> and <c>inputlookup</c>.</summary>
    public ILookupTables Lookups { get; init; } = NoLookupTables.Instance;

    /// <summary>Takes the tables of <c>outputlookup</c>.</summary>
    public ILookupWriter Writer { get; init; } = NoLookupWriter.Instance;

    /// <summary>The data of <c>iplocation</c>.</summary>
    public IGeoLocations Locations { get; init; } = NoGeoLocations.Instance;
}
