namespace SplCompiler.Runtime;

/// <summary>Stops rules that hold too much, the one with the largest state first, on all workers at once.</summary>
/// <remarks>Called while no worker is at an event.</remarks>
internal sealed class RuleStops(IReadOnlyList<Worker> workers, int rules, long limit)
{
    private readonly MemoryGuard _guard = new(limit);
    private readonly long?[] _stopped = new long?[rules];

    /// <summary>True when the rules hold more than the limit.</summary>
    public bool AreNeeded() => _guard.IsOver();

    /// <summary>The size of the state with which a rule was stopped; null for one that was not.</summary>
    public long? StateOf(int rule) => _stopped[rule];

    /// <summary>A rule for which there was no memory.</summary>
    public void Stop(int rule, long size)
    {
        _stopped[rule] = size;
        foreach (Worker worker in workers)
            worker.Stop(rule);
    }

    /// <summary>Stops rules until the others hold less than the limit, or nothing that they hold would make the difference.</summary>
    public void StopLargest()
    {
        do
        {
            (long size, int rule) = Enumerable.Range(0, _stopped.Length).Where(rule => _stopped[rule] is null)
                .Select(rule => (Size: workers.Sum(worker => SizeOf(worker, rule)), Rule: rule)).DefaultIfEmpty().Max();
            if (size == 0 || size < _guard.LeastState)
                return;
            Stop(rule, size);
        }
        while (_guard.IsOver());
    }

    private static long SizeOf(Worker worker, int rule) => worker.Failure(rule) is null && worker.IsConstructed(rule) ? StateSize.Of(worker.Detection(rule)) : 0;
}
