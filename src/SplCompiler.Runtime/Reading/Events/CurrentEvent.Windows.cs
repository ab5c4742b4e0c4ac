using System.Buffers.Text;

namespace SplCompiler.Runtime;

/// <summary>A Windows event that a shipper wrote as JSON, seen as the XmlWinEventLog record it came from.</summary>
internal sealed unsafe partial class CurrentEvent
{
    private readonly JsonMembers _members = new();
    private readonly NamedData _namedData = new();
    private readonly RecordWriter _record = new();
    private bool _membersReady;

    private bool IsWindowsRecord => Shape is EventShape.WindowsJson or EventShape.Record;

    private bool IsOfLinux => RoleText(FieldRole.Channel).StartsWith("Linux-Sysmon"u8);

    private ReadOnlySpan<byte> WindowsSourceType() => IsOfLinux ? "sysmon:linux"u8 : "XmlWinEventLog"u8;

    private ReadOnlySpan<byte> WindowsSource()
    {
        ReadOnlySpan<byte> prefix = IsOfLinux ? "Syslog:"u8 : "XmlWinEventLog:"u8;
        ReadOnlySpan<byte> channel = ChannelNames.Usual(RoleText(FieldRole.Channel));
        var source = new Span<byte>(_arena.Take(prefix.Length + channel.Length), prefix.Length + channel.Length);
        prefix.CopyTo(source);
        channel.CopyTo(source[prefix.Length..]);
        return source;
    }

    /// <summary>Fields that the record has under a name that the JSON lacks, or with another text.</summary>
    private bool TryWindowsField(SlotState* state, out FieldValues values)
    {
        bool isStored = state->Generation == _store.Generation;
        ReadOnlySpan<byte> text = state->Special switch
        {
            SpecialField.Channel => ChannelNames.Usual(RoleText(FieldRole.Channel)),
            SpecialField.Keywords => Keywords(),
            _ when isStored => default,
            SpecialField.Computer => FirstRole(s_windowsHosts),
            SpecialField.ProviderName => RoleText(FieldRole.Provider),
            SpecialField.ProviderGuid => RoleText(FieldRole.ProviderGuid),
            SpecialField.SystemTime => SystemTime(),
            SpecialField.RecordId => RoleText(FieldRole.RecordNumber),
            SpecialField.ExecutionProcessId => RoleText(FieldRole.ExecutionProcessId),
            SpecialField.Qualifiers => ProviderQualifiers.Of(RoleText(FieldRole.Provider)),
            _ => default,
        };
        values = text.IsEmpty ? FieldValues.Missing : FieldValues.Text(text);
        return !isStored || !text.IsEmpty;
    }

    private bool ContainsInWindows(RawTerm term)
    {
        RenderedTerm plan = term.Rendered;
        if (plan.NeverMatches)
            return false;
        if (plan.EventId.Length > 0)
        {
            return RoleText(FieldRole.EventId).SequenceEqual(plan.EventId) &&
                ProviderQualifiers.Of(RoleText(FieldRole.Provider)).IsEmpty;
        }

        if (!_rawReady && plan.Necessary.Length > 0 && !MayHideText())
        {
            foreach (BoundedText text in plan.Necessary)
            {
                if (!MayHold(text))
                    return false;
            }
        }

        return term.IsIn(RawText());
    }

    /// <summary>True when the text stands in the line, the message of a Windows event aside: that is no part of its record.</summary>
    public bool MayHold(BoundedText text)
    {
        if (!HasMessage)
            return AsciiSearch.Contains(_line, _lineLength, text);
        int before = LineBeforeMessage.Length, behind = LineBehindMessage.Length;
        return AsciiSearch.Contains(_line, before, text) || AsciiSearch.Contains(_line + _lineLength - behind, behind, text);
    }

    /// <summary>True when the record may hold text that the line does not: bytes stand for other characters than themselves, or its channel was made.</summary>
    private bool MayHideText() => _mayHideText ??= _hasInvalidUtf8 || _isChannelMade || new ReadOnlySpan<byte>(_line, _lineLength).IndexOf("\\u"u8) >= 0;

    private bool? _mayHideText;

    private ReadOnlySpan<byte> SystemTime()
    {
        if (_time is not { } time)
            return default;
        var text = new Span<byte>(_arena.Take(TimeText.SystemTimeLength), TimeText.SystemTimeLength);
        TimeText.WriteSystemTime(time, text);
        return text;
    }

    /// <summary>The mask as the record writes it: a shipper may write it as a signed number.</summary>
    private ReadOnlySpan<byte> Keywords()
    {
        ReadOnlySpan<byte> text = RoleText(FieldRole.Keywords);
        if (!Utf8Parser.TryParse(text, out long mask, out int used) || used != text.Length)
            return text;
        var hexadecimal = new Span<byte>(_arena.Take(18), 18);
        "0x"u8.CopyTo(hexadecimal);
        Utf8Formatter.TryFormat((ulong)mask, hexadecimal[2..], out int written, 'x');
        return hexadecimal[..(written + 2)];
    }

    private void ReadMembers()
    {
        if (_membersReady)
            return;
        _membersReady = true;
        _members.Read(_line);
        _namedData.Read(_members);
    }

    /// <summary>Gives the event the fields whose names are values. They never replace what the object itself says.</summary>
    private void ExtractNamedData()
    {
        ReadMembers();
        _store.BeginRawFields();
        foreach (NamedData.Element element in _namedData.Elements)
        {
            (Piece name, Piece value) = (element.Name, element.Value);
            Decode(ref name);
            int slot = _names.Resolve(name.Length == 0 ? "Data"u8 : XmlWalker.Cleaned(name.Span), NameOrigin.Raw).Slot;
            if (slot < 0 || value.Length == 0)
                continue;
            _store.EnsureSlot(slot);
            _store.Add(slot, value.Start, value.Length, value.Form);
        }
    }

    private Piece RenderWindowsRecord()
    {
        ReadMembers();
        _record.Clear();
        RenderSystem();
        RenderEventData();
        return new Piece { Start = _arena.Copy(_record.Text), Length = _record.Text.Length, Form = ValueForm.Plain };
    }

    private void RenderSystem()
    {
        ReadOnlySpan<byte> provider = RoleText(FieldRole.Provider);
        _record.Literal("<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='"u8);
        _record.Value(provider);
        _record.Literal("' Guid='"u8);
        _record.Value(RoleText(FieldRole.ProviderGuid));
        _record.Literal("'/><EventID"u8);
        if (ProviderQualifiers.Of(provider) is { IsEmpty: false } qualifiers)
        {
            _record.Literal(" Qualifiers='"u8);
            _record.Literal(qualifiers);
            _record.Literal("'"u8);
        }

        _record.Literal(">"u8);
        _record.Value(RoleText(FieldRole.EventId));
        _record.Literal("</EventID>"u8);
        _record.Element("Version"u8, RoleText(FieldRole.Version));
        _record.Element("Level"u8, RoleText(FieldRole.Level));
        _record.Element("Task"u8, RoleText(FieldRole.Task));
        _record.Element("Keywords"u8, Keywords());
        _record.Literal("<TimeCreated SystemTime='"u8);
        _record.Literal(SystemTime());
        _record.Literal("'/>"u8);
        _record.Element("EventRecordID"u8, RoleText(FieldRole.RecordNumber));
        _record.Literal("<Correlation/>"u8);
        if (_store.Has(FieldRole.ExecutionProcessId))
        {
            _record.Literal("<Execution ProcessID='"u8);
            _record.Value(RoleText(FieldRole.ExecutionProcessId));
            _record.Literal("' ThreadID='"u8);
            _record.Value(RoleText(FieldRole.ThreadId));
            _record.Literal("'/>"u8);
        }

        _record.Element("Channel"u8, ChannelNames.Usual(RoleText(FieldRole.Channel)));
        _record.Element("Computer"u8, FirstRole(s_windowsHosts));
        RenderUser();
    }

    private void RenderUser()
    {
        ReadOnlySpan<byte> user = RoleText(FieldRole.UserId);
        if (user.IsEmpty)
        {
            _record.Literal("<Security/></System>"u8);
            return;
        }

        _record.Literal("<Security UserID='"u8);
        _record.Value(user);
        _record.Literal("'/></System>"u8);
    }

    private void RenderEventData()
    {
        bool isNested = false;
        for (int i = 0; i < _members.Count && !isNested; i++)
            isNested = _members[i].Name.IsNested;

        _record.Literal("<EventData>"u8);
        foreach (NamedData.Element element in _namedData.Elements)
        {
            (Piece name, Piece value) = (element.Name, element.Value);
            Decode(ref name);
            Decode(ref value);
            _record.Data(name.Span, value.Span);
        }

        for (int i = 0; i < _members.Count; i++)
        {
            ref readonly JsonMembers.Member member = ref _members[i];
            MemberName name = member.Name;
            byte[] head = isNested ? name.NestedHead : name.Head;
            if (head.Length == 0 || member.IsNull || name.Part != DataPart.None)
                continue;
            Piece value = member.Value;
            Decode(ref value);
            if (!isNested && !IsFlatData(name.Flat, value.Span))
                continue;
            _record.Literal(head);
            _record.DataBody(value.Span);
        }

        _record.Literal("</EventData></Event>"u8);
    }

    private bool IsFlatData(FlatMember member, ReadOnlySpan<byte> value) => member switch
    {
        FlatMember.EventType => !WindowsMetadata.IsSeverity(value),

        // NXLog names the account that wrote the event like the member that a service's record has itself.
        FlatMember.AccountName => !_store.Has(FieldRole.AccountType) ||
            (RoleText(FieldRole.Provider).SequenceEqual("Service Control Manager"u8) && RoleText(FieldRole.EventId).SequenceEqual("7045"u8)),
        _ => true,
    };
}
