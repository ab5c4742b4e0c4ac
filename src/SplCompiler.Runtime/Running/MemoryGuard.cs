namespace SplCompiler.Runtime;

/// <summary>Watches the memory of the process while rules run: how much more it is than before they began.</summary>
/// <remarks>
/// Asked once a chunk. The question is cheap as long as the answer is no; past the limit a collection tells what is held from what is
/// garbage, and the next one waits until an eighth of the limit more is asked for.
/// </remarks>
internal sealed class MemoryGuard
{
    // What the program itself holds, some tens of megabytes, matters for a small limit only.
    private const long SmallLimit = 1L << 30;

    private readonly long _limit;
    private readonly long _before;
    private long _suspicious;

    /// <param name="limit">Bytes.</param>
    public MemoryGuard(long limit)
    {
        if (limit < SmallLimit)
            GC.Collect();
        (_limit, _suspicious, _before) = (limit, limit, GC.GetTotalMemory(forceFullCollection: false));
    }

    /// <summary>A rule whose state is less than this does not make the difference.</summary>
    public long LeastState => _limit / 64;

    /// <summary>True when the rules hold more than the limit.</summary>
    public bool IsOver()
    {
        if (GC.GetTotalMemory(forceFullCollection: false) - _before <= _suspicious)
            return false;
        GC.Collect();
        long held = GC.GetTotalMemory(forceFullCollection: false) - _before;
        _suspicious = Math.Max(_limit, held + (_limit / 8));
        return held > _limit;
    }
}
