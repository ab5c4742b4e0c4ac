using System.Collections;

namespace SplCompiler.Runtime;

/// <summary>Rows that wait, in their order, until all of them are known.</summary>
public sealed class KeptRows<TRow> : IEnumerable<TRow>
    where TRow : struct
{
    private readonly List<TRow> _rows = [];

    public int Count => _rows.Count;

    public TRow this[int index] => _rows[index];

    public void Add(TRow row) => _rows.Add(row);

    public IEnumerator<TRow> GetEnumerator() => _rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Two lists of rows side by side.</summary>
public static class KeptRows
{
    /// <summary>The first row of both, the second, and so on; a row without a partner stands beside one without fields.</summary>
    public static IEnumerable<(TMain Main, TSide Side)> Beside<TMain, TSide>(KeptRows<TMain> main, KeptRows<TSide> side)
        where TMain : struct
        where TSide : struct
    {
        using IEnumerator<TSide> sides = side.GetEnumerator();
        foreach (TMain row in main)
            yield return (row, sides.MoveNext() ? sides.Current : default);
        while (sides.MoveNext())
            yield return (default, sides.Current);
    }
}
