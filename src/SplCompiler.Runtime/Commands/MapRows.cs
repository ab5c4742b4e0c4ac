using System.Collections;

namespace SplCompiler.Runtime;

/// <summary>The values of the rows that <c>map</c> runs its search for.</summary>
/// <param name="max">For how many rows at most.</param>
public sealed class MapRows(long max) : IEnumerable<SplValue[]>
{
    private readonly List<SplValue[]> _rows = [];
    private long _left;

    public void Add(params SplValue[] values)
    {
        if (_rows.Count < max)
            _rows.Add(values);
        else
            _left++;
    }

    /// <summary>The rows; the report says how many were left out.</summary>
    public MapRows Within(RowLimits report)
    {
        report.Note("map", max, _left);
        return this;
    }

    public IEnumerator<SplValue[]> GetEnumerator() => _rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
