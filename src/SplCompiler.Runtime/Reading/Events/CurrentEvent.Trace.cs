namespace SplCompiler.Runtime;

/// <summary>Says what was read of the event while it was classified, and looks at the same things in other events.</summary>
internal sealed unsafe partial class CurrentEvent
{
    private ReadTrace? _trace;

    /// <summary>Calculated fields that the class of the event decides.</summary>
    public KnownFields? Known { get; set; }

    /// <summary>From here on reads are noted. What was computed before is forgotten: its reads were not noted.</summary>
    public void BeginTrace(ReadTrace trace)
    {
        trace.Clear();
        _aliased.Clear();
        _calculated.Clear();
        _profile = null;
        Known = null;
        _trace = trace;
    }

    /// <summary>Ends the noting; the calculated fields that the trace decides.</summary>
    public KnownFields EndTrace()
    {
        ReadTrace trace = _trace!;
        _trace = null;
        return new KnownFields(trace.Calculated.Select(slot => KeyValuePair.Create(slot, ValuesOf(slot))));
    }

    /// <summary>What a look finds: false for nothing. Several values come as one text that no single value can be.</summary>
    public bool TryLook(EventRead read, NameBuffer several, out ReadOnlySpan<byte> found)
    {
        switch (read.Kind)
        {
            case EventReadKind.Walked:
                return TryLook(Walked(new Slot(read.Number)), several, out found);
            case EventReadKind.Extracted:
                return TryLook(Extracted(new Slot(read.Number)), several, out found);
            case EventReadKind.Role:
                found = RoleText((FieldRole)read.Number);
                return !found.IsEmpty;
            case EventReadKind.Default:
                found = Default((FieldRole)read.Number);
                return !found.IsEmpty;
            case EventReadKind.Term:
                found = default;
                return Contains(read.Term!);
            case EventReadKind.EventCodeText:
                found = default;
                return HoldsEventCode;
            default:
                throw new InvalidOperationException("there is nothing to look at");
        }
    }

    private static bool TryLook(FieldValues values, NameBuffer several, out ReadOnlySpan<byte> found)
    {
        found = default;
        if (values.IsMissing)
            return false;
        found = values.First;
        if (values.Count == 1)
            return true;
        several.Clear();
        foreach (ReadOnlySpan<byte> value in values)
        {
            // No byte of a text.
            several.Append(0xFF);
            several.Append(value);
        }

        found = several.Bytes;
        return true;
    }

    private void NoteWalk(int slot, SpecialField special)
    {
        // These note themselves what they are made of.
        if (special is SpecialField.Host or SpecialField.Source or SpecialField.SourceType or SpecialField.Index)
            return;
        _trace!.Note(special is SpecialField.Time or SpecialField.Raw ? EventReadKind.Anything : EventReadKind.Walked, slot);
    }

    /// <summary>The source of a Windows event and its type follow from its channel.</summary>
    private void NoteDefault(FieldRole role)
    {
        if (role is FieldRole.Source or FieldRole.SourceType && IsWindowsRecord)
            _trace!.Note(EventReadKind.Role, (int)FieldRole.Channel);
        else
            _trace!.Note(EventReadKind.Default, (int)role);
    }

    private byte[][] ValuesOf(int slot)
    {
        ComputedLayer.Result result = _calculated[slot];
        return [.. Enumerable.Range(result.Start, result.Count).Select(index => _store.PieceAt(index).Span.ToArray())];
    }
}
