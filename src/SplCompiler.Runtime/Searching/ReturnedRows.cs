namespace SplCompiler.Runtime;

/// <summary>The first rows of a search as a search expression: <c>return</c>.</summary>
/// <param name="count">How many rows.</param>
/// <param name="names">The name of each field in the expression; null where only the value stands.</param>
/// <remarks>Source: Search Reference, "return".</remarks>
public sealed class ReturnedRows(long count, params string?[] names)
{
    private readonly List<string> _rows = [];

    public void Add(params ReadOnlySpan<SplValue> values)
    {
        if (_rows.Count >= count)
            return;
        var parts = new List<string>();
        for (int i = 0; i < values.Length; i++)
        {
            if (!values[i].IsNull)
                parts.Add(FormattedRows.Field(names[i], values[i], "OR"));
        }

        _rows.Add(string.Join(' ', parts));
    }

    /// <summary>The expression; none when there are no rows.</summary>
    public IEnumerable<string> Searches()
    {
        if (_rows.Count == 0)
            return [];
        bool isValue = _rows.Count == 1 && names.All(name => name is null);
        return [isValue ? _rows[0] : string.Join(" OR ", _rows.Select(row => $"({row})"))];
    }
}
