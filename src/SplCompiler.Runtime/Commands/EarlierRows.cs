namespace SplCompiler.Runtime;

/// <summary>The value of a field some rows ago: <c>delta</c>, <c>autoregress</c>.</summary>
/// <param name="back">How many rows ago, at least 1.</param>
/// <remarks>Source: Search Reference, "delta", "autoregress".</remarks>
public sealed class EarlierRows(int back)
{
    private readonly SplValue[] _values = new SplValue[back];
    private int _next;

    /// <summary>Remembers the value of this row; gives the one of <c>back</c> rows ago, null before there is one.</summary>
    public SplValue Value(SplValue current)
    {
        SplValue earlier = _values[_next];
        _values[_next] = current;
        _next = (_next + 1) % _values.Length;
        return earlier;
    }

    /// <summary>The number of this row minus that of <c>back</c> rows ago; null when either is none.</summary>
    public double? Difference(SplValue current) => current.Number - Value(current).Number;
}
