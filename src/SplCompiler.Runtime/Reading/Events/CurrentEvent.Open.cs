using System.Runtime.InteropServices;

namespace SplCompiler.Runtime;

/// <summary>Fields by wildcard.</summary>
internal sealed unsafe partial class CurrentEvent
{
    private readonly Dictionary<NameFilter, List<bool?>> _matches = [];
    private readonly List<int> _specialSlots = [];
    private readonly HashSet<int> _opened = [];
    private (long Generation, SplValue Value)[] _openValues = [];

    public override OpenFields Open(NameFilter filter)
    {
        _trace?.Note(EventReadKind.Anything);
        if (_rawFieldsPending)
            ExtractRawFields();

        var open = new OpenFields();
        _opened.Clear();
        Span<bool?> matches = MatchesOf(filter);
        foreach (int slot in _store.Arrivals)
            AddOpen(open, filter, matches, slot);
        if (!_knowledge.IsEmpty)
        {
            foreach (int slot in Profile.Slots)
                AddOpen(open, filter, matches, slot);
        }

        foreach (int slot in _specialSlots)
            AddOpen(open, filter, matches, slot);
        return open;
    }

    private void AddOpen(OpenFields open, NameFilter filter, Span<bool?> matches, int slot)
    {
        if ((matches[slot] ??= filter.Matches(_names.NameOf(slot))) && _opened.Add(slot))
            open.Add(_names.NameOf(slot), OpenValue(slot));
    }

    /// <summary>The value of a field as rules get it that read fields by wildcard: several of them read the same fields of an event.</summary>
    private SplValue OpenValue(int slot)
    {
        if (_openValues.Length <= slot)
            Array.Resize(ref _openValues, Math.Max(_names.Count, slot + 1));
        ref (long Generation, SplValue Value) known = ref _openValues[slot];
        if (known.Generation != _store.Generation)
        {
            // In a test it is a field like any other, and still a number.
            bool isTime = _store.Slots[slot].Special == SpecialField.Time || (_options.TestInput && _names.NameOf(slot) == "_time");
            SplValue value = isTime && Time is { } time ? SplValue.FromNumber(time.Seconds) : Field(new Slot(slot)).ToValue();
            // Computing it may have asked for others, and made room for them.
            _openValues[slot] = (_store.Generation, value);
            return value;
        }

        return known.Value;
    }

    /// <summary>Which slots the filter matches, as far as that was asked.</summary>
    private Span<bool?> MatchesOf(NameFilter filter)
    {
        if (!_matches.TryGetValue(filter, out List<bool?>? known))
            _matches.Add(filter, known = []);
        while (known.Count < _names.Count)
            known.Add(null);
        return CollectionsMarshal.AsSpan(known);
    }
}
