namespace SplCompiler.Runtime;

/// <summary>Events that belong together; they come newest first.</summary>
/// <remarks>Source: Search Reference, "transaction".</remarks>
public sealed class Transaction
{
    private readonly List<TransactionEvent> _events = [];
    private readonly SplValue[] _keys;
    private readonly TransactionFields _fields;
    private readonly string[] _names;
    private List<TransactionEvent>? _inOrderOfTime;

    internal Transaction(int keys, string[] names, TransactionFields fields) => (_keys, _names, _fields) = (new SplValue[keys], names, fields);

    /// <summary>The values of the fields that its events share, null while no event had one.</summary>
    internal IReadOnlyList<SplValue> Keys => _keys;

    /// <summary>How many of the fields are known.</summary>
    internal int KnownKeys { get; private set; }

    internal bool HasStart { get; private set; }

    internal bool HasEnd { get; private set; }

    internal bool IsShown { get; set; }

    internal int Count => _events.Count;

    /// <summary>True for an event that belongs to no transaction and is shown alone.</summary>
    public bool IsOrphan { get; internal init; }

    /// <summary>The number of events; null for an orphan.</summary>
    public double? EventCount => IsOrphan ? null : _events.Count;

    /// <summary>1 when something closed it, 0 when the data ended first; null for an orphan.</summary>
    public double? ClosedTxn { get; internal set; }

    /// <summary>1 for an orphan, else null.</summary>
    public double? Orphan => IsOrphan ? 1 : null;

    /// <summary>The time of its first event.</summary>
    public SplTime? Time => _events[^1].Time;

    /// <summary>The time of its last event.</summary>
    internal SplTime? LastTime => _events[0].Time;

    /// <summary>Seconds from its first to its last event; null for an orphan.</summary>
    public double? Duration => IsOrphan ? null : Time is { } first && LastTime is { } last ? (last.Microseconds - first.Microseconds) / 1_000_000.0 : 0;

    /// <summary>The value of a known field, by its place.</summary>
    public SplValue this[int column] => Merge(_names[column], e => e.Values[column]);

    /// <summary>The other fields, names in order of the first event that has them.</summary>
    public OpenFields Open
    {
        get
        {
            var merged = new OpenFields();
            foreach (string name in InOrderOfTime.SelectMany(e => e.Open.Fields.Select(pair => pair.Key)).Distinct(StringComparer.Ordinal))
                merged.Add(name, Merge(name, e => e.Open[name]));
            return merged;
        }
    }

    internal void Add(TransactionEvent e)
    {
        _events.Add(e);
        HasStart |= e.IsStart;
        HasEnd |= e.IsEnd && _events.Count == 1;
        for (int i = 0; i < _keys.Length; i++)
        {
            if (!_keys[i].IsNull || e.Keys[i].IsNull)
                continue;
            _keys[i] = e.Keys[i];
            KnownKeys++;
        }
    }

    private List<TransactionEvent> InOrderOfTime => _inOrderOfTime ??= [.. Enumerable.Reverse(_events)];

    private SplValue Merge(string name, Func<TransactionEvent, SplValue> value) =>
        IsOrphan ? value(_events[0]) : _fields.Merge(name, [.. InOrderOfTime.Select(value)]);
}
