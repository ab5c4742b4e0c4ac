namespace SplCompiler.Runtime;

/// <summary>A row that can be kept and written to a checkpoint.</summary>
public interface IStoredRow<TRow>
    where TRow : struct
{
    void Save(StateWriter state);

    static abstract TRow Restore(StateReader state);
}

/// <summary>Rows of events that wait for their order: newest first, ties as they arrived.</summary>
public sealed class EventRows<TRow>
    where TRow : struct, IStoredRow<TRow>
{
    private readonly List<(SplTime? Time, long Ordinal, TRow Row)> _rows = [];

    public void Add(SplTime? time, long ordinal, TRow row) => _rows.Add((time, ordinal, row));

    /// <summary>The rows in the order in which a search sees its events. Rows without a time keep their order of arrival, behind the others.</summary>
    public IEnumerable<TRow> NewestFirst()
    {
        // Several rows of one event (mvexpand) stay in their order: the sort is stable, and one worker saw them all.
        return _rows
            .OrderBy(row => row, Comparer<(SplTime? Time, long Ordinal, TRow Row)>.Create((a, b) =>
            {
                int order = Nullable.Compare(b.Time, a.Time);
                return order != 0 ? order : a.Ordinal.CompareTo(b.Ordinal);
            }))
            .Select(row => row.Row);
    }

    public void Merge(EventRows<TRow> other) => _rows.AddRange(other._rows);

    public void Save(StateWriter state)
    {
        state.Write(_rows.Count);
        foreach ((SplTime? time, long ordinal, TRow row) in _rows)
        {
            state.Write(time);
            state.Write(ordinal);
            row.Save(state);
        }
    }

    public void Restore(StateReader state)
    {
        int count = state.ReadInt32();
        for (int i = 0; i < count; i++)
            _rows.Add((state.ReadTimeOrNull(), state.ReadInt64(), TRow.Restore(state)));
    }
}
