namespace SplCompiler.Runtime;

/// <summary>The names that at least one row has, and the value that the other rows get: <c>fillnull</c> without a list.</summary>
/// <remarks>Source: Search Reference, "fillnull". A name in the filter that is no wildcard is filled even when no row has it.</remarks>
public sealed class SeenFields
{
    private readonly string _value;
    private readonly NameFilter _filter;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<string> _open = [];

    public SeenFields(string value, NameFilter filter)
    {
        (_value, _filter) = (value, filter);
        foreach (string name in filter.Wildcards)
        {
            if (!name.Contains('*', StringComparison.Ordinal))
                _seen.Add(name);
        }
    }

    /// <summary>Notes a field of a row.</summary>
    public void Add(string name, SplValue value)
    {
        if (!value.IsNull)
            _seen.Add(name);
    }

    /// <summary>Notes the open fields of a row.</summary>
    public void Add(OpenFields fields)
    {
        foreach ((string name, _) in fields.Fields)
        {
            if (_filter.Matches(name) && _seen.Add(name))
                _open.Add(name);
        }
    }

    /// <summary>The value, or the filling when it is missing and some row has the field.</summary>
    public SplValue Fill(string name, SplValue value) =>
        value.IsNull && _seen.Contains(name) && _filter.Matches(name) ? _value : value;

    /// <summary>The fields of a row and, behind them, those that other rows have.</summary>
    public OpenFields Fill(OpenFields fields)
    {
        var missing = new OpenFields();
        foreach (string name in _open)
        {
            if (fields[name].IsNull)
                missing.Add(name, _value);
        }

        return fields.With(missing);
    }
}
