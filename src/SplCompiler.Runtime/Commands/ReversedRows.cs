namespace SplCompiler.Runtime;

/// <summary>The last rows, the last one first: <c>tail</c>, <c>reverse</c>.</summary>
/// <param name="limit">At most so many.</param>
/// <remarks>Source: Search Reference, "tail", "reverse".</remarks>
public sealed class ReversedRows<TRow>(int limit = int.MaxValue)
    where TRow : struct
{
    private readonly LinkedList<TRow> _rows = new();

    public void Add(TRow row)
    {
        _rows.AddFirst(row);
        if (_rows.Count > limit)
            _rows.RemoveLast();
    }

    public IEnumerable<TRow> All() => _rows;
}
