namespace SplCompiler.Runtime;

/// <summary>Notes what is read of an event while it is classified, in order and each thing once.</summary>
internal sealed class ReadTrace
{
    private readonly HashSet<EventRead> _seen = [];
    private readonly List<EventRead> _reads = [];
    private readonly List<int> _calculated = [];
    private int _pauses;

    public IReadOnlyList<EventRead> Reads => _reads;

    /// <summary>The slots of calculated fields that were computed: they have the same values in all events of the class.</summary>
    public IReadOnlyList<int> Calculated => _calculated;

    public void Clear()
    {
        _seen.Clear();
        _reads.Clear();
        _calculated.Clear();
    }

    public void Note(EventReadKind kind, int number = 0, RawTerm? term = null)
    {
        var read = new EventRead(kind, number, term);
        if (_pauses == 0 && _seen.Add(read))
            _reads.Add(read);
    }

    public void NoteCalculated(int slot)
    {
        if (_pauses == 0 && !_calculated.Contains(slot))
            _calculated.Add(slot);
    }

    /// <summary>What is read from here to <see cref="GoOn"/> belongs to the look that was noted last.</summary>
    public void Pause() => _pauses++;

    public void GoOn() => _pauses--;
}
