using System.Collections.Concurrent;

namespace SplCompiler.Runtime;

/// <summary>
/// The end of a run: what the workers hold of a rule becomes one, and the rule writes the rows that only the end can give. As many rules
/// complete at a time as there are workers; the calling thread gives out their rows, in the order of rules.
/// </summary>
/// <param name="workers">The workers, all of which are done with events.</param>
/// <param name="stops">Stops rules that hold too much; null without a limit.</param>
/// <param name="write">Gives out rows. What it throws is no fault of a rule.</param>
internal sealed class RuleEnds(Worker[] workers, RuleStops? stops, Action<RowBuffer> write) : IDisposable
{
    // One large rule must not keep the other workers waiting; each that waits for it holds up to a full buffer of rows.
    private const int AheadOfEachThread = 4;

    private readonly BlockingCollection<RuleEnd> _work = [];
    private readonly Queue<RuleEnd> _inWork = new();
    private readonly Stack<RowBuffer> _free = new();

    /// <summary>True when rows are given out as values, not as text.</summary>
    public bool KeepsValues { get; init; }

    /// <summary>True when a rule may only complete after the one before it, for what it writes besides rows.</summary>
    public bool InOrder { get; init; }

    public void CompleteAll(int rules)
    {
        int[] ends = [.. Enumerable.Range(0, rules).Where(rule => !workers.All(worker => worker.IsSilent(rule)))];
        int count = InOrder ? Math.Min(1, ends.Length) : Math.Min(workers.Length, ends.Length);
        Thread[] threads = [.. Enumerable.Range(0, count).Select(_ => new Thread(Work) { IsBackground = true, Name = "splc end" })];
        foreach (Thread thread in threads)
            thread.Start();
        try
        {
            foreach (int rule in ends)
            {
                Start(rule);
                GiveOut(leave: count * AheadOfEachThread);
            }

            GiveOut(leave: 0);
        }
        finally
        {
            foreach (RuleEnd end in _inWork)
                end.Abandon();
            _work.CompleteAdding();
            foreach (Thread thread in threads)
                thread.Join();
        }
    }

    public void Dispose() => _work.Dispose();

    private void Work()
    {
        foreach (RuleEnd end in _work.GetConsumingEnumerable())
            end.Run(workers);
    }

    private void Start(int rule)
    {
        if (stops?.AreNeeded() == true)
        {
            // What a rule holds may be looked at only while no thread is at it.
            GiveOut(leave: 0);
            stops.StopLargest();
        }

        if (workers.Any(worker => worker.Failure(rule) is OutOfMemoryException))
            stops?.Stop(rule, 0);
        if (stops?.StateOf(rule) is not null)
            return;
        var end = new RuleEnd(rule, _free.TryPop(out RowBuffer? rows) ? rows : new RowBuffer { KeepsValues = KeepsValues });
        _inWork.Enqueue(end);
        _work.Add(end);
    }

    /// <summary>Gives out the rows of the first rules in work until no more than so many are left.</summary>
    private void GiveOut(int leave)
    {
        while (_inWork.Count > leave)
        {
            RuleEnd end = _inWork.Peek();
            while (end.WaitForRows())
            {
                write(end.Rows);
                end.GoOn();
            }

            Finish(end);
            _inWork.Dequeue();
        }
    }

    private void Finish(RuleEnd end)
    {
        if (end.Error is OutOfMemoryException && stops is not null)
        {
            stops.Stop(end.Rule, 0);
            end.Rows.Clear();
        }
        else if (end.Error is { } error)
        {
            // As in a worker: the other rules still complete, and the summary says what happened to this one.
            workers[0].Fail(end.Rule, error);
        }

        write(end.Rows);
        end.Rows.Clear();
        workers[0].LetGo(end.Rule);
        _free.Push(end.Rows);
    }
}
