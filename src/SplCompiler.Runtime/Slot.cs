namespace SplCompiler.Runtime;

/// <summary>The place of a named field in an event, valid for one loaded pack.</summary>
public readonly record struct Slot(int Index);

/// <summary>Gives every field name of a pack its slot. Asking for a new name makes a slot for it.</summary>
public sealed class SlotMap
{
    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    public int Count => _names.Count;

    public Slot this[string name]
    {
        get
        {
            if (!_slots.TryGetValue(name, out int index))
            {
                index = _names.Count;
                _slots.Add(name, index);
                _names.Add(name);
            }

            return new Slot(index);
        }
    }

    /// <summary>The slot of a name that has one. Workers ask for no others: they share the map, and a new name would change it.</summary>
    internal bool TryFind(string name, out Slot slot)
    {
        bool found = _slots.TryGetValue(name, out int index);
        slot = new Slot(index);
        return found;
    }

    public string NameOf(Slot slot) => _names[slot.Index];

    public IReadOnlyList<string> Names => _names;
}
