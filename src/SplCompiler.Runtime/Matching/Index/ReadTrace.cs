namespace SplCompiler.Runtime;

/// <summary>Notes what is read of an event while it is classified, in order and each thing once.</summary>
internal sealed class ReadTrace
{
    private readonly HashSet<EventRead> _seen = [];
    private readonly List<EventRead> _reads = [];
    private int _pauses;

    public IReadOnlyList<EventRead> Reads => _reads;

    public void Clear()
    {
        _seen.Clear();
        _reads.Clear();
    }

    public void Note(EventReadKind kind, int number = 0, RawTerm? term = null)
    {
        var read = new EventRead(kind, number, term);
        if (_pauses == 0 && _seen.Add(read))
            _reads.Add(read);
    }

    /// <summary>What is read from here to <see cref="GoOn"/> belongs to the look that was noted last.</summary>
    public void Pause() => _pauses++;

    public void GoOn() => _pauses--;
}
