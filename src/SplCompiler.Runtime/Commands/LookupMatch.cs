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

    /// <summary>The function <c>lookup</c>: the columns of the matching rows as a JSON object, arrays when there are several values; null without a match.</summary>
    /// <param name="tables">The tables of the run.</param>
    /// <param name="table">The name of the table.</param>
    /// <param name="match">A JSON object of key columns and their values.</param>
    /// <param name="outputs">A JSON array of the columns that are asked for.</param>
    /// <remarks>Source: Search Reference, "Comparison and Conditional functions" (lookup).</remarks>
    public static string? Json(ILookupTables tables, string table, string? match, string? outputs)
    {
        if (JsonItem.Parse(match) is not { Kind: JsonKind.Object } keys || JsonItem.Parse(outputs) is not { Kind: JsonKind.Array } names)
            return null;
        string[] columns = [.. keys.Members.Select(member => member.Key)];
        OpenFields found = Find(tables, table, columns, [.. keys.Members.Select(member => member.Value.ToValue())]);
        if (found.Fields.Count == 0)
            return null;
        JsonItem json = JsonItem.NewObject();
        foreach (string name in names.Elements.Select(element => element.ToText()))
        {
            if (found[name] is { IsNull: false } value)
                json.Set(name, JsonItem.Of(value));
        }

        return json.ToString();
    }

    /// <summary>The rows of a table from number <paramref name="start"/> (from 0) on; none without a table.</summary>
    /// <remarks>Source: Search Reference, "inputlookup".</remarks>
    public static IEnumerable<OpenFields> Rows(ILookupTables tables, string table, int start, int max) =>
        tables.Find(table)?.Rows.Skip(start).Take(max) ?? [];
}
