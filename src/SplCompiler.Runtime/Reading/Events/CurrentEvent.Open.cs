namespace SplCompiler.Runtime;

/// <summary>Fields by wildcard.</summary>
internal sealed unsafe partial class CurrentEvent
{
    private readonly Dictionary<NameFilter, List<bool?>> _matches = [];
    private readonly List<int> _specialSlots = [];
    private readonly HashSet<int> _opened = [];

    public override OpenFields Open(NameFilter filter)
    {
        _trace?.Note(EventReadKind.Anything);
        if (_rawFieldsPending)
            ExtractRawFields();

        var open = new OpenFields();
        _opened.Clear();
        foreach (int slot in _store.Arrivals)
            AddOpen(open, filter, slot);
        if (!_knowledge.IsEmpty)
        {
            foreach (int slot in Profile.Slots)
                AddOpen(open, filter, slot);
        }

        foreach (int slot in _specialSlots)
            AddOpen(open, filter, slot);
        return open;
    }

    private void AddOpen(OpenFields open, NameFilter filter, int slot)
    {
        if (Matches(filter, slot) && _opened.Add(slot))
        {
            // In a test it is a field like any other, and still a number.
            bool isTime = _store.Slots[slot].Special == SpecialField.Time || (_options.TestInput && _names.NameOf(slot) == "_time");
            open.Add(_names.NameOf(slot), isTime && Time is { } time ? SplValue.FromNumber(time.Seconds) : Field(new Slot(slot)).ToValue());
        }
    }

    private bool Matches(NameFilter filter, int slot)
    {
        if (!_matches.TryGetValue(filter, out List<bool?>? known))
            _matches.Add(filter, known = []);
        while (known.Count <= slot)
            known.Add(null);
        return known[slot] ??= filter.Matches(_names.NameOf(slot));
    }
}
