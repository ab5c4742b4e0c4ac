using System.Text;

namespace SplCompiler.Runtime;

/// <summary>Where the reader puts the value of a member: the slot of its own name, the slot of its plain name, a role.</summary>
/// <param name="Slot">The slot of the full name, or -1 when no rule reads it.</param>
/// <param name="Alternate">The slot of the plain name of a nested Windows member, or -1.</param>
/// <param name="Role">What the reader itself needs it for.</param>
internal readonly record struct FieldTarget(int Slot, int Alternate, FieldRole Role)
{
    public static FieldTarget Nothing { get; } = new(-1, -1, FieldRole.None);

    public bool IsNothing => Slot < 0 && Alternate < 0 && Role == FieldRole.None;
}

/// <summary>Which part of an event a name comes from.</summary>
internal enum NameOrigin : byte
{
    /// <summary>A member of the object on the line.</summary>
    Object,

    /// <summary>Something inside <c>_raw</c>: it can never change a default field.</summary>
    Raw,

    /// <summary>An element or attribute of a Windows event record.</summary>
    Record,
}

/// <summary>From field names to slots, for one worker. Learns a slot for every name only where a rule reads fields by wildcard.</summary>
internal sealed class FieldNames
{
    /// <summary>A wildcard over data with ever new names must not eat all memory; beyond this a name is not kept, and that is reported.</summary>
    public const int MaxNames = 65_536;

    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly List<string> _names = [];
    private readonly NameFilter? _wanted;
    private readonly bool _testInput;

    /// <param name="slots">The names of the pack.</param>
    /// <param name="wildcards">The wildcards of all rules: names that match get a slot when they are first seen.</param>
    /// <param name="testInput">In test mode default fields are fields like any other.</param>
    public FieldNames(SlotMap slots, IReadOnlyCollection<string> wildcards, bool testInput)
    {
        foreach (string name in slots.Names)
            Add(name);
        _lookup = _slots.GetAlternateLookup<ReadOnlySpan<char>>();
        _wanted = wildcards.Count == 0 ? null : new NameFilter([.. wildcards]);
        _testInput = testInput;
        if (_wanted is null || testInput)
            return;
        foreach (string name in DefaultFields.ComputedNames)
            SlotOf(name);
    }

    public int Count => _names.Count;

    public bool HasWildcards => _wanted is not null;

    /// <summary>True when a name was dropped because there were more than <see cref="MaxNames"/>.</summary>
    public bool Overflowed { get; set; }

    public string NameOf(int slot) => _names[slot];

    public FieldTarget Resolve(ReadOnlySpan<byte> utf8, NameOrigin origin)
    {
        // A name that is longer than this is no name anybody asks for; under a wildcard it is still found.
        Span<char> buffer = stackalloc char[512];
        Span<char> name = utf8.Length <= buffer.Length ? buffer : new char[utf8.Length];
        name = name[..Encoding.UTF8.GetChars(utf8, name)];

        if (_testInput)
            return new FieldTarget(SlotOf(name), -1, DefaultFields.RoleOf(name));
        if (DefaultFields.RoleOf(name) is not FieldRole.None and var defaultRole)
            return origin == NameOrigin.Object ? new FieldTarget(-1, -1, defaultRole) : FieldTarget.Nothing;

        // Of what stands in a text only its times count, and the id of a record that has it under Splunk's name.
        FieldRole role = WindowsNames.RoleOf(name);
        if (origin == NameOrigin.Raw && role is (< FieldRole.TimeCreated or > FieldRole.Ts) and not FieldRole.EventCode)
            role = FieldRole.None;
        if (origin == NameOrigin.Object && NamedData.PartOf(name) != DataPart.None)
            return new FieldTarget(SlotOf(name), -1, FieldRole.NamedData);
        int alternate = -1;
        if (origin == NameOrigin.Object && WindowsNames.TryPlainName(name, out ReadOnlySpan<char> plain))
        {
            alternate = SlotOf(plain);
            if (role == FieldRole.None && !WindowsNames.IsEventData(name))
                role = WindowsNames.RoleOf(plain);
        }

        return new FieldTarget(SlotOf(name), alternate, role);
    }

    private int SlotOf(ReadOnlySpan<char> name)
    {
        if (_lookup.TryGetValue(name, out int slot))
            return slot;
        if (_wanted is null)
            return -1;

        string text = name.ToString();
        if (!_wanted.Matches(text))
            return -1;
        if (_names.Count >= MaxNames)
        {
            Overflowed = true;
            return -1;
        }

        return Add(text);
    }

    private int Add(string name)
    {
        _slots.Add(name, _names.Count);
        _names.Add(name);
        return _names.Count - 1;
    }
}
