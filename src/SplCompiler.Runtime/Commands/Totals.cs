namespace SplCompiler.Runtime;

/// <summary>The sums of <c>addtotals</c>. Only single numbers count.</summary>
/// <remarks>Source: Search Reference, "addtotals".</remarks>
public static class Totals
{
    /// <summary>The sum of the values that are numbers, 0 when none is.</summary>
    public static double Of(params ReadOnlySpan<SplValue> values)
    {
        double sum = 0;
        foreach (SplValue value in values)
            sum += value.Number ?? 0;
        return sum;
    }

    /// <inheritdoc cref="Of(ReadOnlySpan{SplValue})"/>
    public static double Of(OpenFields open, params ReadOnlySpan<SplValue> values)
    {
        double sum = Of(values);
        foreach ((_, SplValue value) in open.Fields)
            sum += value.Number ?? 0;
        return sum;
    }
}

/// <summary>The sum of each column; a column without any number has none.</summary>
public sealed class ColumnSums(NameFilter filter)
{
    private readonly Dictionary<string, double> _sums = new(StringComparer.Ordinal);
    private readonly List<string> _open = [];

    public SplValue this[string name] => _sums.TryGetValue(name, out double sum) ? sum : SplValue.Null;

    public void Add(string name, SplValue value)
    {
        if (value.TryNumber(out double number))
            _sums[name] = _sums.GetValueOrDefault(name) + number;
    }

    /// <summary>Adds the open fields that the list reaches.</summary>
    public void Add(OpenFields fields)
    {
        foreach ((string name, SplValue value) in fields.Fields)
        {
            if (!filter.Matches(name) || !value.TryNumber(out _))
                continue;
            if (!_sums.ContainsKey(name))
                _open.Add(name);
            Add(name, value);
        }
    }

    /// <summary>The sums of the open fields.</summary>
    public OpenFields Open()
    {
        var sums = new OpenFields();
        foreach (string name in _open)
            sums.Add(name, this[name]);
        return sums;
    }
}
