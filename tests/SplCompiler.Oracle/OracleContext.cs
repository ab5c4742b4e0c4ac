using SplCompiler.Runtime;

namespace SplCompiler.Oracle;

/// <summary>What belongs to a run and not to a rule.</summary>
/// <param name="Now">The start of the search.</param>
/// <param name="Zone">The user's time zone.</param>
public sealed record OracleContext(DateTimeOffset Now, TimeZoneInfo Zone)
{
    /// <summary>The tables of lookups.</summary>
    public ILookupTables Lookups { get; init; } = NoLookupTables.Instance;

    /// <summary>The events of the run, newest first: what a search inside a search looks at.</summary>
    public System.Collections.Immutable.ImmutableArray<OracleRow> Events { get; init; } = [];

    /// <summary>The row that the template of a <c>map</c> runs for.</summary>
    public OracleRow Parameters { get; init; } = OracleRow.Empty;

    public static OracleContext Default { get; } = new(DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc);
}
