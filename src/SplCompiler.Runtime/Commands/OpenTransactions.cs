namespace SplCompiler.Runtime;

/// <summary>The transactions that may still get events, the one that got the last event first.</summary>
/// <remarks>Most events have all fields and find their transaction by their values; the others look at each.</remarks>
internal sealed class OpenTransactions(TransactionLimits limits)
{
    private readonly LinkedList<Transaction> _byUse = new();
    private readonly Dictionary<Transaction, LinkedListNode<Transaction>> _nodes = [];
    private readonly Dictionary<string, Transaction> _byKeys = new(StringComparer.Ordinal);

    // Those that lack a field, or have the same fields as another.
    private readonly HashSet<Transaction> _others = [];
    private long _events;

    /// <summary>True when an event of this time is too far from the transaction.</summary>
    public static bool IsOver(Transaction transaction, SplTime? time, TransactionLimits limits) =>
        time is { } now && transaction.Time is { } first && transaction.LastTime is { } last
        && ((limits.MaxPause >= 0 && first.Microseconds - now.Microseconds > limits.MaxPause)
            || (limits.MaxSpan >= 0 && last.Microseconds - now.Microseconds > limits.MaxSpan));

    /// <summary>The transaction that the event belongs to, by its fields; of several the one that got the last event.</summary>
    public Transaction? Find(TransactionEvent e)
    {
        bool isPartial = Array.Exists(e.Keys, key => key.IsNull);
        if (!isPartial && _others.Count == 0)
            return _byKeys.GetValueOrDefault(Combination(e.Keys));
        foreach (Transaction transaction in _byUse)
        {
            if (Fits(transaction, e))
                return transaction;
        }

        return null;
    }

    public void Add(Transaction transaction, TransactionEvent e)
    {
        Remove(transaction);
        transaction.Add(e);
        _nodes.Add(transaction, _byUse.AddFirst(transaction));
        _events += transaction.Count;
        if (transaction.KnownKeys < transaction.Keys.Count || !_byKeys.TryAdd(Combination([.. transaction.Keys]), transaction))
            _others.Add(transaction);
    }

    public void Remove(Transaction transaction)
    {
        if (!_nodes.Remove(transaction, out LinkedListNode<Transaction>? node))
            return;
        _byUse.Remove(node);
        _events -= transaction.Count;
        if (!_others.Remove(transaction))
            _byKeys.Remove(Combination([.. transaction.Keys]));
    }

    /// <summary>A transaction that no longer has room; null when all have.</summary>
    public Transaction? TakeExcess()
    {
        bool isTooMany = (limits.MaxOpen >= 0 && _byUse.Count > limits.MaxOpen) || (limits.MaxOpenEvents >= 0 && _events > limits.MaxOpenEvents);
        if (!isTooMany || _byUse.Last is not { } last)
            return null;
        Remove(last.Value);
        return last.Value;
    }

    /// <summary>Those that are left when the events end, the one that got the last event first.</summary>
    public IEnumerable<Transaction> TakeAll()
    {
        while (_byUse.First is { } first)
        {
            Remove(first.Value);
            yield return first.Value;
        }
    }

    private bool Fits(Transaction transaction, TransactionEvent e)
    {
        bool isShared = false;
        for (int i = 0; i < e.Keys.Length; i++)
        {
            if (e.Keys[i].IsNull || transaction.Keys[i].IsNull)
                continue;
            if (!e.Keys[i].Equals(transaction.Keys[i]))
                return false;
            isShared = true;
        }

        return isShared || !e.HasKey || !limits.IsConnected;
    }

    private static string Combination(SplValue[] keys) => RowCounts.Combination(keys)!;
}
