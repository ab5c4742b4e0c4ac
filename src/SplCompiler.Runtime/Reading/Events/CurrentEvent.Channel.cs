namespace SplCompiler.Runtime;

/// <summary>The channel and the id of a Windows event that says them only by other names: its provider or its source, and EventCode.</summary>
internal sealed unsafe partial class CurrentEvent
{
    // The provider and the source, whatever the object calls them.
    private static readonly FieldRole[] s_channelHints = [FieldRole.Provider, FieldRole.OtherProvider, FieldRole.Source];

    // The record has a channel that does not stand in the line.
    private bool _isChannelMade;

    /// <summary>True when an object is a Windows event that a shipper wrote: it then has a channel and an id, if need be found here.</summary>
    private bool IsWindowsObject()
    {
        bool hasId = _store.Has(FieldRole.EventId);
        if (hasId && _store.Has(FieldRole.Channel))
            return true;
        if ((!hasId && !_store.Has(FieldRole.EventCode)) || !MayBeXmlRecord(RoleText(FieldRole.SourceType)))
            return false;
        ReadOnlySpan<byte> id = RoleText(hasId ? FieldRole.EventId : FieldRole.EventCode);
        if (!_store.Has(FieldRole.Channel) && !TryFindChannel(id))
            return false;
        if (!hasId)
        {
            _store.Roles[(int)FieldRole.EventId] = _store.Roles[(int)FieldRole.EventCode];
            _store.RoleMask |= 1UL << (int)FieldRole.EventId;
            Give("EventID"u8, id);
        }

        if (!_store.Has(FieldRole.Provider))
            SetRole(FieldRole.Provider, RoleText(FieldRole.OtherProvider));
        return true;
    }

    /// <summary>Another source type says that the members are not those of a record: a rendered event has other names.</summary>
    private static bool MayBeXmlRecord(ReadOnlySpan<byte> sourceType) =>
        sourceType.IsEmpty || sourceType.SequenceEqual("_json"u8) || sourceType.StartsWith("XmlWinEventLog"u8);

    private bool TryFindChannel(ReadOnlySpan<byte> id)
    {
        foreach (FieldRole hint in s_channelHints)
        {
            if (RecordChannels.Of(RoleText(hint), id) is { IsEmpty: false } channel)
            {
                SetRole(FieldRole.Channel, channel);
                _isChannelMade = RecordChannels.OfSource(RoleText(hint)).IsEmpty;
                return true;
            }
        }

        return false;
    }

    private void SetRole(FieldRole role, ReadOnlySpan<byte> text)
    {
        Piece kept = Kept(text);
        if (kept.Length > 0)
            _store.SetRole(role, kept.Start, kept.Length, kept.Form);
    }

    /// <summary>Gives a text whose source is that of a record the channel, and the id if it says only EventCode.</summary>
    private void CompleteRecordText(ReadOnlySpan<byte> raw)
    {
        if (RecordChannels.OfSource(Default(FieldRole.Source)) is not { IsEmpty: false } channel)
            return;
        Give("Channel"u8, channel);
        // Of an object the walk found it; pairs are looked for in the text.
        Give("EventID"u8, _store.Has(FieldRole.EventCode) ? RoleText(FieldRole.EventCode) : TextSources.Value(raw, "EventCode="u8));
    }

    /// <summary>Stores a field that a rule reads and the event does not have.</summary>
    private void Give(ReadOnlySpan<byte> name, ReadOnlySpan<byte> text)
    {
        int slot = text.IsEmpty ? -1 : _names.Resolve(name, NameOrigin.Raw).Slot;
        if (slot < 0)
            return;
        _store.EnsureSlot(slot);
        if (!_store.Has(slot))
            _store.Add(slot, _arena.Copy(text), text.Length, ValueForm.Plain);
    }
}
