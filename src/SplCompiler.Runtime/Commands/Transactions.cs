namespace SplCompiler.Runtime;

/// <summary>Groups events into transactions: <c>transaction</c>.</summary>
/// <param name="limits">What closes a transaction, and which are shown.</param>
/// <param name="fields">How the fields of events are merged.</param>
/// <param name="keys">How many fields events of a transaction share.</param>
/// <param name="names">The names of the known fields.</param>
/// <remarks>
/// Source: Search Reference, "transaction". Events are looked at newest first, so the event that a transaction starts with
/// is what closes it. Incomplete ones (no start or no end where one is asked for) are dropped unless they are kept.
/// </remarks>
public sealed class Transactions(TransactionLimits limits, TransactionFields fields, int keys, params string[] names)
{
    private readonly List<TransactionEvent> _events = [];
    private readonly OpenTransactions _open = new(limits);
    private readonly List<Transaction> _all = [];

    public void Add(SplTime? time, SplValue[] keyValues, bool isStart, bool isEnd, SplValue[] values, OpenFields open) =>
        _events.Add(new TransactionEvent(time, keyValues, isStart, isEnd, values, open));

    /// <summary>The transactions that are shown, newest first by the time of their first event.</summary>
    public IEnumerable<Transaction> All()
    {
        foreach (TransactionEvent e in _events.OrderByDescending(e => e.Time?.Microseconds ?? long.MinValue))
            Take(e);
        SplTime? oldest = _events.Where(e => e.Time is not null).Min(e => e.Time);
        foreach (Transaction left in _open.TakeAll())
            Finish(left, isClosed: OpenTransactions.IsOver(left, oldest, limits));
        return _all.Where(transaction => transaction.IsShown).OrderByDescending(transaction => transaction.Time?.Microseconds ?? long.MinValue);
    }

    private void Take(TransactionEvent e)
    {
        bool isEdge = !limits.UnifyEnds && (e.IsStart || e.IsEnd);
        if (keys > 0 && !e.HasKey && !isEdge)
        {
            if (limits.KeepOrphans)
                New(isOrphan: true).Add(e);
            return;
        }

        Transaction? transaction = _open.Find(e);
        if (transaction is not null && !Takes(transaction, e))
        {
            _open.Remove(transaction);
            Finish(transaction, isClosed: true);
            transaction = null;
        }

        transaction ??= New(isOrphan: false);
        _open.Add(transaction, e);
        bool isFull = limits.MaxEvents >= 0 && transaction.Count >= limits.MaxEvents;
        if (isFull || (limits.HasStart && e.IsStart))
        {
            _open.Remove(transaction);
            Finish(transaction, isClosed: true);
        }

        while (_open.TakeExcess() is { } excess)
            Finish(excess, isClosed: false);
    }

    /// <summary>False when the event is too far away, or the end of an older transaction.</summary>
    private bool Takes(Transaction transaction, TransactionEvent e)
    {
        if (OpenTransactions.IsOver(transaction, e.Time, limits))
            return false;
        bool canStart = limits.HasStart && e.IsStart && transaction.HasEnd;
        return !(limits.HasEnd && e.IsEnd && !canStart);
    }

    private Transaction New(bool isOrphan)
    {
        var transaction = new Transaction(keys, names, fields) { IsOrphan = isOrphan, IsShown = isOrphan };
        _all.Add(transaction);
        return transaction;
    }

    private void Finish(Transaction transaction, bool isClosed)
    {
        bool isComplete = (!limits.HasStart || transaction.HasStart) && (!limits.HasEnd || transaction.HasEnd);
        transaction.IsShown = isComplete || limits.KeepEvicted;
        transaction.ClosedTxn = isComplete && isClosed ? 1 : 0;
    }
}
