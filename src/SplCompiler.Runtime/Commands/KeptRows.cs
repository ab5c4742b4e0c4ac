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
