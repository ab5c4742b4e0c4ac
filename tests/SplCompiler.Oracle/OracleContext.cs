using SplCompiler.Runtime;

namespace SplCompiler.Oracle;

/// <summary>What belongs to a run and not to a rule.</summary>
/// <param name="Now">The start of the search.</param>
/// <param name="Zone">The user's time zone.</param>
public sealed record OracleContext(DateTimeOffset Now, TimeZoneInfo Zone)
{
    /// <summary>The tables of lookups.</summary>
    public ILookupTables Lookups { get; init; } = NoLookupTables.Instance;

    public static OracleContext Default { get; } = new(DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc);
}
