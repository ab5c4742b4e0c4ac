namespace SplCompiler.Runtime;

/// <summary>Aliases over extracted fields, calculated fields over both; each computed once per event and slot.</summary>
internal sealed unsafe partial class CurrentEvent
{
    private readonly KnowledgeBase _knowledge;
    private readonly ComputedLayer _aliased;
    private readonly ComputedLayer _calculated;
    private KnowledgeProfile? _profile;
    private bool _sawWindowsJson;

    private KnowledgeProfile Profile
    {
        get
        {
            if (_trace is not null)
                NoteProfile();
            return _profile ??= _knowledge.ProfileOf(
                Default(FieldRole.Source), Default(FieldRole.SourceType), _knowledge.DependsOnHost ? Default(FieldRole.Host) : default);
        }
    }

    public override FieldValues Aliased(Slot slot)
    {
        if (_knowledge.IsEmpty)
            return Extracted(slot);
        ReadOnlySpan<FieldDefinition> aliases = Profile.Aliases(slot.Index);
        if (aliases.IsEmpty)
            return Extracted(slot);

        _trace?.Note(EventReadKind.Aliased, slot.Index);
        ref ComputedLayer.Result result = ref _aliased[slot.Index];
        if (result.Generation != _store.Generation)
        {
            _trace?.Pause();
            result = Alias(slot, aliases);
            _trace?.GoOn();
            _aliased.EverPresent[slot.Index] |= result.Count > 0;
        }

        return result.Count == 0 ? FieldValues.Missing : new FieldValues(this, result.Start, result.Count);
    }

    public override FieldValues Field(Slot slot)
    {
        if (_knowledge.IsEmpty)
            return Extracted(slot);
        FieldFormula? formula = Profile.Calculated(slot.Index);
        FieldDefinition? lookup = Profile.LookedUp(slot.Index);
        if (formula is null && lookup is null)
            return Aliased(slot);

        _trace?.Note(EventReadKind.Calculated, slot.Index);
        ref ComputedLayer.Result result = ref _calculated[slot.Index];
        if (result.Generation != _store.Generation)
        {
            _trace?.Pause();
            // A formula that, over others, reads its own field sees nothing there.
            result = new ComputedLayer.Result { Generation = _store.Generation };
            FieldValues values = formula is null ? FieldValues.Missing : formula(new EventView(this));
            if (values.IsMissing)
                values = Aliased(slot);
            if (lookup is not null && !(lookup.KeepsExisting && values.IsPresent) && lookup.Formula(new EventView(this)) is { IsPresent: true } found)
                values = found;
            result = Keep(values);
            _trace?.GoOn();
            _calculated.EverPresent[slot.Index] |= result.Count > 0;
        }

        return result.Count == 0 ? FieldValues.Missing : new FieldValues(this, result.Start, result.Count);
    }

    /// <summary>Whether any event so far had the field: true, false, or null when a formula may give it and was never asked.</summary>
    public bool? WasPresent(string field, Slot slot)
    {
        SlotState state = _store.Slots[slot.Index];
        if (state.Generation > 0 || _extracted.EverPresent[slot.Index] || _aliased.EverPresent[slot.Index] || _calculated.EverPresent[slot.Index])
            return true;
        // Default fields, and those of a Windows record, are made when they are asked for.
        bool isMade = state.Special is > SpecialField.None and < SpecialField.Channel || (state.Special >= SpecialField.Channel && _sawWindowsJson);
        return isMade || _knowledge.Defines(field) ? null : false;
    }

    private ComputedLayer.Result Alias(Slot slot, ReadOnlySpan<FieldDefinition> aliases)
    {
        FieldValues extracted = Extracted(slot);
        foreach (FieldDefinition alias in aliases)
        {
            if (alias.KeepsExisting && extracted.IsPresent)
                continue;
            FieldValues values = alias.Formula(new EventView(this));
            if (values.IsPresent)
                return Keep(values);
        }

        return Keep(extracted);
    }

    private ComputedLayer.Result Keep(scoped FieldValues values)
    {
        int start = 0;
        for (int i = 0; i < values.Count; i++)
        {
            int index = _store.AddGathered(Keep(values[i]));
            if (i == 0)
                start = index;
        }

        return new ComputedLayer.Result { Generation = _store.Generation, Start = start, Count = values.Count };
    }

    /// <summary>Text of the event itself is kept as it is; what a formula made elsewhere may move or vanish, and is copied.</summary>
    private Piece Keep(scoped ReadOnlySpan<byte> text)
    {
        fixed (byte* start = text)
        {
            bool isOurs = (start >= _bufferStart && start < _bufferEnd) || (start != null && _arena.Holds(start));
            return new Piece { Start = isOurs ? start : _arena.Copy(text), Length = text.Length, Form = ValueForm.Plain };
        }
    }
}
