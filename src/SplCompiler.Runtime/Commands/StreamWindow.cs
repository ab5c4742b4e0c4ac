namespace SplCompiler.Runtime;

/// <summary>The last rows, by number or by time: <c>streamstats window=</c>, <c>time_window=</c>.</summary>
/// <param name="size">How many rows there are at most; each group has as many of its own unless the window is global.</param>
/// <param name="includesCurrent">True when the current row is one of them.</param>
/// <param name="isGlobal">True for one window over the rows of all groups.</param>
/// <param name="microseconds">Rows as far from the current one in time, or farther, are out; null when time does not matter.</param>
/// <remarks>Source: Search Reference, "streamstats". With a time, rows come in order of time, either way.</remarks>
public sealed class StreamWindow<TKey, TRow>(int size, bool includesCurrent, bool isGlobal, long? microseconds = null)
    where TKey : struct, IEquatable<TKey>
    where TRow : struct
{
    private readonly Queue<(long Number, SplTime? Time, TKey Key, TRow Row)> _all = new();
    private readonly Dictionary<TKey, Queue<TRow>> _groups = [];
    private long _number;
    private SplTime? _time;
    private bool _isNew;

    public SymbolTable Symbols { get; } = new();

    public Symbol Intern(ReadOnlySpan<byte> text) => Symbols.Intern(text);

    public Symbol Intern(string text) => Symbols.Intern(text);

    /// <summary>A row comes. It counts once it is in a group.</summary>
    public void Begin(SplTime? time = null) => (_isNew, _time) = (true, time);

    /// <summary>Adds the current row to a group.</summary>
    public void Add(TKey key, TRow row)
    {
        Arrive();
        if (microseconds is not null || isGlobal)
        {
            _all.Enqueue((_number, _time, key, row));
            return;
        }

        if (!_groups.TryGetValue(key, out Queue<TRow>? rows))
            _groups.Add(key, rows = new Queue<TRow>());
        if (rows.Count == size)
            rows.Dequeue();
        rows.Enqueue(row);
    }

    /// <summary>The rows of a group that are in the window, oldest first.</summary>
    public IEnumerable<TRow> Of(TKey key)
    {
        Arrive();
        if (microseconds is null && !isGlobal)
            return _groups.TryGetValue(key, out Queue<TRow>? rows) ? rows : [];
        return _all.Where(row => row.Key.Equals(key) && !IsTooFar(row.Time)).Select(row => row.Row);
    }

    /// <summary>Forgets every row.</summary>
    public void Clear()
    {
        _all.Clear();
        _groups.Clear();
    }

    private void Arrive()
    {
        if (!_isNew)
            return;
        _isNew = false;
        _number++;
        long oldest = includesCurrent ? _number - size + 1 : _number - size;
        while (_all.TryPeek(out var first) && (first.Number < oldest || IsTooFar(first.Time)))
            _all.Dequeue();
    }

    /// <summary>A row without a time is near to none.</summary>
    private bool IsTooFar(SplTime? time) => microseconds is { } length
        && !(time is { } at && _time is { } now && Math.Abs(at.Microseconds - now.Microseconds) < length);
}

/// <summary>The values of the BY fields on the row before: <c>streamstats reset_on_change=t</c>.</summary>
public sealed class LastCombination
{
    private string? _last;

    /// <summary>True when the row has all values and they are not those of the row before that had all.</summary>
    public bool Changes(params ReadOnlySpan<SplValue> values)
    {
        if (RowCounts.Combination(values) is not { } combination)
            return false;
        bool changes = !string.Equals(combination, _last, StringComparison.Ordinal);
        _last = combination;
        return changes;
    }
}
