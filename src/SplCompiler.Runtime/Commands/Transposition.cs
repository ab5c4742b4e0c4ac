namespace SplCompiler.Runtime;

/// <summary>Rows that become columns: <c>transpose</c>.</summary>
/// <param name="limit">At most so many rows; 0 for all.</param>
/// <param name="withEmpty">True when a known field without a value in any row gets a row, too.</param>
/// <param name="known">The fields that every row may have, in order.</param>
/// <remarks>Source: Search Reference, "transpose".</remarks>
public sealed class Transposition(int limit, bool withEmpty, params string[] known)
{
    private readonly List<(string? Header, OpenFields Fields)> _rows = [];

    /// <summary>Adds a row with the value that names its column; null for <c>row 1</c> and so on.</summary>
    public void Add(OpenFields fields, SplValue header = default)
    {
        if (limit == 0 || _rows.Count < limit)
            _rows.Add((header.IsMany ? header[0].Text : header.Text, fields));
    }

    /// <summary>A row for each field, with the values of all rows.</summary>
    public IEnumerable<(string Field, OpenFields Values)> Rows()
    {
        var names = new List<string>(known);
        var seen = new HashSet<string>(known, StringComparer.Ordinal);
        foreach ((string name, _) in _rows.SelectMany(row => row.Fields.Fields))
        {
            if (seen.Add(name))
                names.Add(name);
        }

        foreach (string name in _rows.Count == 0 ? [] : names)
        {
            var values = new OpenFields();
            for (int i = 0; i < _rows.Count; i++)
            {
                string column = _rows[i].Header ?? $"row {i + 1}";
                // Of several rows with one name the last counts.
                if (_rows.FindLastIndex(row => string.Equals(row.Header, _rows[i].Header, StringComparison.Ordinal)) == i || _rows[i].Header is null)
                    values.Add(column, _rows[i].Fields[name]);
            }

            if (withEmpty || values.Fields.Count > 0)
                yield return (name, values);
        }
    }
}
