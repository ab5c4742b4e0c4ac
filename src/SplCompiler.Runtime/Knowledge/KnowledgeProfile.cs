using System.Collections.Immutable;

namespace SplCompiler.Runtime;

/// <summary>The definitions that apply to the events of one source, sourcetype and host, by slot, the strongest first.</summary>
/// <remarks>
/// A definition of a source stanza beats one of a host stanza beats one of a sourcetype stanza beats <c>[default]</c>; within one kind an earlier
/// stanza beats a later one: they come by priority and name, what is built in last. Aliases all act, so a later one of a stanza overwrites an earlier one; of
/// calculated fields only the strongest of a name acts. Source: props.conf specification, "Considerations for stanza precedence".
/// </remarks>
internal sealed class KnowledgeProfile
{
    private readonly FieldDefinition[]?[] _aliases;
    private readonly FieldFormula?[] _calculated;
    private readonly FieldDefinition?[] _lookups;
    private readonly ExtractedField[]?[] _extractions;

    public KnowledgeProfile(IEnumerable<BoundStanza> stanzas, SlotMap slots)
    {
        _aliases = new FieldDefinition[]?[slots.Count];
        _calculated = new FieldFormula?[slots.Count];
        _lookups = new FieldDefinition?[slots.Count];
        _extractions = new ExtractedField[]?[slots.Count];
        var names = new List<int>();
        var named = new List<NamedExtraction>();
        KeyValueMode? mode = null;
        TimeSettings? time = null;
        foreach (BoundStanza stanza in stanzas.OrderByDescending(stanza => stanza.Pattern.Scope))
        {
            foreach (FieldDefinition definition in stanza.Definitions.Reverse())
            {
                int slot = slots[definition.Field].Index;
                if (!names.Contains(slot))
                    names.Add(slot);
                if (definition.IsAlias)
                    _aliases[slot] = [.. _aliases[slot] ?? [], definition];
                else if (definition.IsLookup)
                    _lookups[slot] ??= definition;
                else
                    _calculated[slot] ??= definition.Formula;
            }

            foreach (BoundExtraction extraction in stanza.Extractions)
                Add(extraction, slots, names);
            named.AddRange(stanza.NamedExtractions);
            mode ??= stanza.Mode;
            time = time is null ? stanza.Time : time.Over(stanza.Time);
        }

        NamedExtractions = [.. named];
        Mode = mode ?? KeyValueMode.Auto;
        Time = time is null ? null : new TimeRule(time);

        Slots = [.. names];
    }

    /// <summary>The slots that any definition writes.</summary>
    public ImmutableArray<int> Slots { get; }

    /// <summary>Fields whose names are only known when the text is seen.</summary>
    public ImmutableArray<NamedExtraction> NamedExtractions { get; }

    public KeyValueMode Mode { get; }

    /// <summary>How the time of an event is found; null when it is recognised.</summary>
    public TimeRule? Time { get; }

    /// <summary>The extractions that may find the field.</summary>
    public ReadOnlySpan<ExtractedField> Extractions(int slot) => slot < _extractions.Length ? _extractions[slot] : null;

    private void Add(BoundExtraction extraction, SlotMap slots, List<int> names)
    {
        for (int number = 0; number < extraction.Rule.Fields.Length; number++)
        {
            // A field that no rule of the pack reads has no slot.
            if (!slots.TryFind(extraction.Rule.Fields[number], out Slot found))
                continue;
            int slot = found.Index;
            _extractions[slot] = [.. _extractions[slot] ?? [], new ExtractedField(extraction, number)];
            if (!names.Contains(slot))
                names.Add(slot);
        }
    }

    public ReadOnlySpan<FieldDefinition> Aliases(int slot) => slot < _aliases.Length ? _aliases[slot] : null;

    public FieldDefinition? LookedUp(int slot) => slot < _lookups.Length ? _lookups[slot] : null;

    public FieldFormula? Calculated(int slot) => slot < _calculated.Length ? _calculated[slot] : null;
}

/// <summary>A stanza of one worker with its definitions.</summary>
internal sealed record BoundStanza(StanzaPattern Pattern, ImmutableArray<FieldDefinition> Definitions)
{
    public ImmutableArray<BoundExtraction> Extractions { get; init; } = [];

    public ImmutableArray<NamedExtraction> NamedExtractions { get; init; } = [];

    public KeyValueMode? Mode { get; init; }

    public TimeSettings? Time { get; init; }
}

/// <summary>An extraction of one worker, and what it found in the event of a generation.</summary>
internal sealed class BoundExtraction(FieldExtraction rule, Slot source)
{
    public FieldExtraction Rule { get; } = rule;

    public Slot Source { get; } = source;

    public bool ReadsRaw { get; } = rule.Source == "_raw";

    public long Generation { get; set; } = -1;

    public FoundFields Found { get; } = new(rule.Fields.Length);
}

/// <summary>One of the fields of an extraction.</summary>
internal readonly record struct ExtractedField(BoundExtraction Extraction, int Number);
