using System.Diagnostics.CodeAnalysis;

namespace SplCompiler.Runtime;

/// <summary>Chunks that workers are done with, on their way back to the thread that reads.</summary>
/// <remarks>
/// The reader says how many it waits for. Woken by each chunk it took the time of a worker for the call that wakes it, and a core for the
/// while that it looked for the next one before it slept again.
/// </remarks>
internal sealed class FinishedChunks
{
    private readonly Queue<EventChunk> _chunks = new();
    private int _wanted = int.MaxValue;

    public void Add(EventChunk chunk)
    {
        lock (_chunks)
        {
            _chunks.Enqueue(chunk);
            if (_chunks.Count >= _wanted)
                Monitor.Pulse(_chunks);
        }
    }

    public bool TryTake([NotNullWhen(true)] out EventChunk? chunk)
    {
        lock (_chunks)
            return _chunks.TryDequeue(out chunk);
    }

    /// <summary>Returns when there are so many; workers must have at least that many left.</summary>
    public void WaitFor(int count)
    {
        lock (_chunks)
        {
            _wanted = count;
            while (_chunks.Count < count)
                Monitor.Wait(_chunks);
            _wanted = int.MaxValue;
        }
    }
}
