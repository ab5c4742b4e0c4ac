using System.Collections.Immutable;

namespace SplCompiler.Knowledge;

/// <summary>A lookup: the name of a table and how its keys are compared.</summary>
/// <remarks>Source: Admin Manual, "transforms.conf", lookup tables.</remarks>
/// <param name="Name">As commands name it.</param>
/// <param name="DefinedAt">File and line, or the path of a table that no stanza defines.</param>
public sealed record LookupDefinition(string Name, string DefinedAt)
{
    /// <summary>The file of the table, without folder; null for a lookup that a script, a collection or a service answers.</summary>
    public string? FileName { get; init; }

    /// <summary>Where the table is: CSV, with .gz compressed. Null when there is no data.</summary>
    public string? Path { get; init; }

    /// <summary>The script of <c>external_cmd</c>, without its arguments.</summary>
    public string? Script { get; init; }

    /// <summary>True for a collection of the KV store: here its rows are the table <c>NAME.csv</c>, if there is one.</summary>
    public bool IsCollection { get; init; }

    /// <summary>True when the run computes what the script would answer.</summary>
    public bool IsComputed => Script is "ut_shannon.py";

    /// <summary>True when the script asks the domain name system.</summary>
    public bool AsksNames => Script is "external_lookup.py";

    /// <summary>True when the run may ask the network what the script would.</summary>
    public bool IsAsked { get; init; }

    /// <summary>True when a test brings the table.</summary>
    public bool IsGiven { get; init; }

    /// <summary>The names of its columns; empty when they are not known.</summary>
    public ImmutableArray<string> Columns { get; init; } = [];

    /// <summary><c>case_sensitive_match</c>.</summary>
    public bool IsCaseSensitive { get; init; } = true;

    /// <summary>Columns of <c>match_type = WILDCARD(...)</c>.</summary>
    public ImmutableArray<string> Wildcards { get; init; } = [];

    /// <summary>Columns of <c>match_type = CIDR(...)</c>.</summary>
    public ImmutableArray<string> Blocks { get; init; } = [];

    /// <summary><c>default_match</c>.</summary>
    public string? Default { get; init; }

    public int? MinMatches { get; init; }

    public int? MaxMatches { get; init; }

    /// <summary><c>time_field</c>: the column of times, for a lookup that depends on when an event was.</summary>
    public string? TimeColumn { get; init; }

    public string? TimeFormat { get; init; }

    /// <summary>Seconds.</summary>
    public int? MinOffset { get; init; }

    /// <summary>Seconds.</summary>
    public int? MaxOffset { get; init; }

    /// <summary>True when a run has rows for it.</summary>
    public bool HasData => IsGiven || IsComputed || IsAsked || Path is not null;

    /// <summary>True when it names a file that no app has.</summary>
    public bool LacksFile => FileName is not null && !HasData;
}
