namespace SplCompiler.Runtime;

/// <summary>The rows of a table that match a row of the search.</summary>
/// <remarks>Source: Search Reference, "lookup".</remarks>
public static class LookupMatch
{
    /// <summary>The columns of the matching rows; empty without a table, without a match, and when a key is missing.</summary>
    public static OpenFields Find(ILookupTables tables, string table, ReadOnlySpan<string> columns, params ReadOnlySpan<SplValue> keys)
    {
        foreach (SplValue key in keys)
        {
            if (key.IsNull)
                return OpenFields.Empty;
        }

        return tables.Find(table)?.Match(columns, keys) ?? OpenFields.Empty;
    }

    /// <summary>As <see cref="Find"/>, without the key columns: what <c>lookup</c> without OUTPUT adds.</summary>
    public static OpenFields Others(ILookupTables tables, string table, string[] columns, params ReadOnlySpan<SplValue> keys) =>
        Find(tables, table, columns, keys).Where(name => name is not ("_time" or "_raw") && !columns.Contains(name, StringComparer.Ordinal));

    /// <summary>The rows of a table from number <paramref name="start"/> (from 0) on; none without a table.</summary>
    /// <remarks>Source: Search Reference, "inputlookup".</remarks>
    public static IEnumerable<OpenFields> Rows(ILookupTables tables, string table, int start, int max) =>
        tables.Find(table)?.Rows.Skip(start).Take(max) ?? [];
}
