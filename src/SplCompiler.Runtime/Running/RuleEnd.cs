namespace SplCompiler.Runtime;

/// <summary>The end of one rule: it completes on one thread while another gives out its rows, a full buffer at a time.</summary>
/// <param name="rule">Its number.</param>
/// <param name="rows">Takes its rows.</param>
internal sealed class RuleEnd(int rule, RowBuffer rows)
{
    private readonly object _lock = new();
    private State _state;

    private enum State
    {
        Writing,
        Full,
        Done,
        Abandoned,
    }

    public int Rule => rule;

    public RowBuffer Rows => rows;

    /// <summary>What went wrong; null when nothing did. Known when the rule is done.</summary>
    public Exception? Error { get; private set; }

    /// <summary>Merges what the workers hold of the rule into the first of them, and writes the rows. What that throws is kept.</summary>
    public void Run(Worker[] workers)
    {
        if (_state == State.Abandoned)
            return;
        try
        {
            rows.OnFull = HandOver;
            workers[0].RunEnd(rule, () => MergeAndComplete(workers));
        }
        catch (Exception error)
        {
            Error = error;
        }

        Turn(State.Done);
    }

    /// <summary>Returns when there are rows to give out.</summary>
    /// <returns>False when the rule is done: the rows in the buffer are its last ones.</returns>
    public bool WaitForRows()
    {
        lock (_lock)
        {
            while (_state == State.Writing)
                Monitor.Wait(_lock);
            return _state == State.Full;
        }
    }

    /// <summary>The rows were given out: the rule goes on.</summary>
    public void GoOn()
    {
        rows.Clear();
        Turn(State.Writing);
    }

    /// <summary>Nobody takes its rows any more.</summary>
    public void Abandon() => Turn(State.Abandoned);

    private void MergeAndComplete(Worker[] workers)
    {
        Worker first = workers[0];
        foreach (Worker other in workers.Skip(1).Where(worker => worker.IsConstructed(rule)))
        {
            first.Detection(rule).Merge(other.Detection(rule));
            other.LetGo(rule);
        }

        first.Sink(rule).Begin(rows, RowOrigin.End);
        first.Detection(rule).Complete();
    }

    private void HandOver()
    {
        Turn(State.Full);
        lock (_lock)
        {
            while (_state == State.Full)
                Monitor.Wait(_lock);
            if (_state == State.Abandoned)
                throw new OperationCanceledException("nobody takes the rows of this rule");
        }
    }

    private void Turn(State state)
    {
        lock (_lock)
        {
            if (_state != State.Abandoned)
                _state = state;
            Monitor.PulseAll(_lock);
        }
    }
}
