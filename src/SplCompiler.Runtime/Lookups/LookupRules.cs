using System.Collections.Immutable;

namespace SplCompiler.Runtime;

/// <summary>How the keys of a lookup are compared with the cells of its table.</summary>
/// <remarks>Source: Admin Manual, "transforms.conf", lookup tables; Knowledge Manager Manual, "About lookups".</remarks>
public sealed record LookupRules
{
    /// <summary>Keys equal cells, with case: what a CSV file is when no definition says otherwise.</summary>
    public static LookupRules Exact { get; } = new();

    /// <summary>True for <c>case_sensitive_match = false</c>.</summary>
    public bool IgnoresCase { get; init; }

    /// <summary>Columns whose cells hold patterns: <c>match_type = WILDCARD(column)</c>.</summary>
    public ImmutableArray<string> Wildcards { get; init; } = [];

    /// <summary>Columns whose cells hold blocks of addresses: <c>match_type = CIDR(column)</c>.</summary>
    public ImmutableArray<string> Blocks { get; init; } = [];

    /// <summary>What every output is in place of the rows that are missing to <see cref="MinMatches"/>.</summary>
    public string? Default { get; init; }

    public int MinMatches { get; init; }

    /// <summary>Rows that one match takes, in the order of the table; of a table with times the nearest ones.</summary>
    public int MaxMatches { get; init; } = 1000;

    /// <summary>The column of times; its key is the time of the event.</summary>
    public string? TimeColumn { get; init; }

    /// <summary>How the cells of <see cref="TimeColumn"/> are written.</summary>
    public string TimeFormat { get; init; } = "%s.%Q";

    /// <summary>How many seconds the time of a row lies at least before the event.</summary>
    public double MinOffset { get; init; }

    /// <summary>How many seconds it lies at most before the event.</summary>
    public double MaxOffset { get; init; } = 2_000_000_000;
}
