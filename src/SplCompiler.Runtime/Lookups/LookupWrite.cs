using System.Collections.Immutable;

namespace SplCompiler.Runtime;

/// <summary>An <c>outputlookup</c> of a rule: which table, and how.</summary>
/// <remarks>Source: Search Reference, "outputlookup".</remarks>
/// <param name="Table">The name of the lookup, as the rule wrote it.</param>
/// <param name="File">The name of its file, without folder; <c>.gz</c> at its end means compressed.</param>
public sealed record LookupWrite(string Table, string File)
{
    /// <summary>Columns that are known without a row.</summary>
    public ImmutableArray<string> Columns { get; init; } = [];

    /// <summary>True to keep the rows that are there, and the columns that they have.</summary>
    public bool Appends { get; init; }

    /// <summary>True to leave a file of no bytes when there are no rows; else it is deleted.</summary>
    public bool CreatesEmpty { get; init; }

    /// <summary>False to keep the table when there are no rows.</summary>
    public bool Overrides { get; init; } = true;

    /// <summary>How many rows are written at most.</summary>
    public int Max { get; init; } = int.MaxValue;

    /// <summary>True for a collection: a row takes the place of the one with its key.</summary>
    public bool IsCollection { get; init; }

    /// <summary>The field whose value is the key of a row of a collection; null for <c>_key</c>.</summary>
    public string? KeyField { get; init; }

    /// <summary>False when a row whose key is there is left out.</summary>
    public bool Updates { get; init; } = true;

    /// <summary>The only columns of a collection; empty for any.</summary>
    public ImmutableArray<string> Allowed { get; init; } = [];
}
