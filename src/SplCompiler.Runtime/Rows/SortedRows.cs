namespace SplCompiler.Runtime;

/// <summary>Rows that are put into order by keys; rows that compare equal keep theirs.</summary>
public sealed class SortedRows<TRow>(params SortKey[] keys)
{
    private readonly List<(SplValue[] Keys, int Arrival, TRow Row)> _rows = [];

    public void Add(TRow row, params SplValue[] values) => _rows.Add((values, _rows.Count, row));

    /// <summary>The first rows in order; all of them when <paramref name="limit"/> is 0.</summary>
    public IEnumerable<TRow> First(long limit)
    {
        _rows.Sort(Compare);
        long count = limit == 0 ? _rows.Count : Math.Min(limit, _rows.Count);
        for (int i = 0; i < count; i++)
            yield return _rows[i].Row;
    }

    /// <summary>The first rows in order; the report says how many were left out by a limit that nobody asked for.</summary>
    public IEnumerable<TRow> First(long limit, RowLimits report)
    {
        report.Note("sort", limit, _rows.Count - limit);
        return First(limit);
    }

    private int Compare((SplValue[] Keys, int Arrival, TRow Row) left, (SplValue[] Keys, int Arrival, TRow Row) right)
    {
        for (int i = 0; i < keys.Length; i++)
        {
            int order = keys[i].Compare(left.Keys[i], right.Keys[i]);
            if (order != 0)
                return order;
        }

        return left.Arrival.CompareTo(right.Arrival);
    }
}
