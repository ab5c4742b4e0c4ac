namespace SplCompiler.Runtime;

/// <summary>The last value of each field above the current row: <c>filldown</c>.</summary>
/// <remarks>Source: Search Reference, "filldown".</remarks>
public sealed class LastValues(NameFilter filter)
{
    private readonly Dictionary<string, SplValue> _values = new(StringComparer.Ordinal);
    private readonly List<string> _open = [];

    /// <summary>The value, or the last one above when it is missing.</summary>
    public SplValue Fill(string name, SplValue value)
    {
        if (value.IsNull)
            return _values.GetValueOrDefault(name);
        _values[name] = value;
        return value;
    }

    /// <summary>The fields of a row and, behind them, those that rows above have.</summary>
    public OpenFields Fill(OpenFields fields)
    {
        foreach ((string name, SplValue value) in fields.Fields)
        {
            if (filter.Matches(name) && _values.TryAdd(name, value))
                _open.Add(name);
            else if (filter.Matches(name))
                _values[name] = value;
        }

        var missing = new OpenFields();
        foreach (string name in _open)
        {
            if (fields[name].IsNull)
                missing.Add(name, _values[name]);
        }

        return fields.With(missing);
    }
}
