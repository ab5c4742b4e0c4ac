using System.Collections.Immutable;

namespace SplCompiler.Knowledge;

/// <summary>Where <c>outputlookup</c> writes.</summary>
/// <param name="File">The name of the file, without folder; empty for a lookup whose rows lie in none: that of a script, or of maps.</param>
public sealed record OutputTable(string File)
{
    /// <summary>True for a collection of the KV store: its rows have keys.</summary>
    public bool IsCollection { get; init; }

    /// <summary>The only columns that a collection has; empty when it takes any.</summary>
    public ImmutableArray<string> Columns { get; init; } = [];
}
