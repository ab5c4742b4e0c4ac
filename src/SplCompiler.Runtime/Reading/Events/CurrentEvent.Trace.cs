namespace SplCompiler.Runtime;

/// <summary>Says what was read of the event while it was classified, and looks at the same things in other events.</summary>
internal sealed unsafe partial class CurrentEvent
{
    private ReadTrace? _trace;

    /// <summary>From here on reads are noted, until this is called with null. Each is noted where it begins, whether or not its answer is known.</summary>
    public void NoteReads(ReadTrace? trace) => _trace = trace;

    /// <summary>What a look finds: false for nothing. Several values come as one text that no single value can be.</summary>
    public bool TryLook(EventRead read, NameBuffer several, out ReadOnlySpan<byte> found)
    {
        switch (read.Kind)
        {
            case EventReadKind.Walked:
                return TryLook(Walked(new Slot(read.Number)), several, out found);
            case EventReadKind.Extracted:
                return TryLook(Extracted(new Slot(read.Number)), several, out found);
            case EventReadKind.Aliased:
                return TryLook(Aliased(new Slot(read.Number)), several, out found);
            case EventReadKind.Calculated:
                return TryLook(Field(new Slot(read.Number)), several, out found);
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

    private void NoteProfile()
    {
        NoteDefault(FieldRole.Source);
        NoteDefault(FieldRole.SourceType);
        if (_knowledge.DependsOnHost)
            NoteDefault(FieldRole.Host);
    }

    private void NoteWalk(int slot, SpecialField special)
    {
        // These note themselves what they are made of.
        if (special is SpecialField.Host or SpecialField.Source or SpecialField.SourceType or SpecialField.Index)
            return;
        _trace!.Note(special is SpecialField.Time or SpecialField.Raw ? EventReadKind.Anything : EventReadKind.Walked, slot);
    }

    /// <summary>The source of a Windows event and its type follow from its channel, unless they are given.</summary>
    private void NoteDefault(FieldRole role)
    {
        if (role is FieldRole.Source or FieldRole.SourceType && IsWindowsRecord && _overrides[role] is null)
            _trace!.Note(EventReadKind.Role, (int)FieldRole.Channel);
        else
            _trace!.Note(EventReadKind.Default, (int)role);
    }
}
