namespace SplCompiler.Runtime;

/// <summary>The tables that a run has for <c>lookup</c> and <c>inputlookup</c>, by the name of their definition or file.</summary>
/// <remarks>Used by all workers at once.</remarks>
public interface ILookupTables
{
    /// <summary>The table of this name, or null when the run has none.</summary>
    ILookupTable? Find(string name);
}

/// <summary>A table with the settings of its definition: wildcards, address ranges, case.</summary>
/// <remarks>Source: Knowledge Manager Manual, "About lookups"; transforms.conf.</remarks>
public interface ILookupTable
{
    /// <summary>How keys are compared with cells.</summary>
    LookupRules Rules { get; }

    /// <summary>The names of the columns, in the order of the table.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>All rows, in the order of the table; an empty cell is a missing field.</summary>
    IEnumerable<OpenFields> Rows { get; }

    /// <summary>
    /// The columns of all rows whose key columns match; several rows give several values. Null when no row matches and the
    /// definition has no default.
    /// </summary>
    /// <param name="columns">The key columns.</param>
    /// <param name="keys">A value for each; none is null. Any value of several may match.</param>
    OpenFields? Match(ReadOnlySpan<string> columns, ReadOnlySpan<SplValue> keys);
}

/// <summary>A run without tables.</summary>
public sealed class NoLookupTables : ILookupTables
{
    public static NoLookupTables Instance { get; } = new();

    public ILookupTable? Find(string name) => null;
}
