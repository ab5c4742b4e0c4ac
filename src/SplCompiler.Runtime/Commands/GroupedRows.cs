using System.Collections;

namespace SplCompiler.Runtime;

/// <summary>Rows that wait, in their order, with the numbers of the groups that each belongs to: none, one, or several.</summary>
/// <remarks>Source: Search Reference, "eventstats".</remarks>
public sealed class GroupedRows<TRow> : IEnumerable<(TRow Row, ArraySegment<int> Groups)>
    where TRow : struct
{
    private readonly List<(TRow Row, int Start)> _rows = [];
    private int[] _groups = new int[16];
    private int _count;

    public void Add(TRow row) => _rows.Add((row, _count));

    /// <summary>Puts the last row into a group.</summary>
    public void Enter(int group)
    {
        if (_count == _groups.Length)
            Array.Resize(ref _groups, _count * 2);
        _groups[_count++] = group;
    }

    public IEnumerator<(TRow Row, ArraySegment<int> Groups)> GetEnumerator()
    {
        for (int i = 0; i < _rows.Count; i++)
        {
            int end = i + 1 < _rows.Count ? _rows[i + 1].Start : _count;
            yield return (_rows[i].Row, new ArraySegment<int>(_groups, _rows[i].Start, end - _rows[i].Start));
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
