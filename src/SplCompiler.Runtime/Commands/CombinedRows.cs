namespace SplCompiler.Runtime;

/// <summary>Rows that are merged when they are equal but for one field: <c>mvcombine</c>.</summary>
/// <remarks>Source: Search Reference, "mvcombine".</remarks>
public sealed class CombinedRows<TRow>
    where TRow : struct
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<(TRow Row, List<SplValue> Values)> _rows = [];

    /// <summary>Adds a row to the one with the same key; a row without a value stays alone.</summary>
    public void Add(string key, TRow row, SplValue value)
    {
        if (value.IsNull)
        {
            _rows.Add((row, []));
            return;
        }

        if (!_places.TryGetValue(key, out int place))
        {
            _places.Add(key, place = _rows.Count);
            _rows.Add((row, []));
        }

        _rows[place].Values.Add(value);
    }

    /// <summary>The merged rows with all values, in the order of their first.</summary>
    public IEnumerable<(TRow Row, SplValue Values)> All() => _rows.Select(row => (row.Row, SplValue.FromMany([.. row.Values])));
}
