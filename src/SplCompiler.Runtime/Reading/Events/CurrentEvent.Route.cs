namespace SplCompiler.Runtime;

/// <summary>What the candidate index asks about an event before any rule does.</summary>
internal sealed unsafe partial class CurrentEvent
{
    private static readonly BoundedText s_eventCode = BoundedText.Of("eventcode=", ofRecord: false);

    private bool? _holdsEventCode;
    private bool? _isDisguised;
    private bool? _bufferIsDisguised;

    /// <summary>The bytes of the event as they stand in the input.</summary>
    public ReadOnlySpan<byte> Line => new(_line, _lineLength);

    /// <summary>The bytes up to the message of a Windows event that a shipper wrote as JSON, which is no part of its record; all where there is none.</summary>
    public ReadOnlySpan<byte> LineBeforeMessage => HasMessage ? Line[..(int)(_store.Roles[(int)FieldRole.Message].Start - _line)] : Line;

    /// <summary>The bytes from the end of that message on; none where there is none.</summary>
    public ReadOnlySpan<byte> LineBehindMessage => HasMessage ? Line[(LineBeforeMessage.Length + _store.Roles[(int)FieldRole.Message].Length)..] : default;

    private bool HasMessage => Shape == EventShape.WindowsJson && _store.Has(FieldRole.Message);

    public override bool MayBeRecord(ReadOnlySpan<byte> id)
    {
        _trace?.Note(EventReadKind.Role, (int)FieldRole.EventId);
        return Shape != EventShape.WindowsJson || RoleText(FieldRole.EventId).SequenceEqual(id);
    }

    public override bool HoldsEventCode
    {
        get
        {
            _trace?.Note(EventReadKind.EventCodeText);
            return _holdsEventCode ??= MayHold(s_eventCode) || IsDisguised;
        }
    }

    /// <summary>True when what is looked for may stand in the bytes in another form, a letter as <c>\u0041</c> or <c>&amp;#65;</c>, or in the record alone, whose channel was made.</summary>
    public bool IsDisguised =>
        _isChannelMade
        || ((_bufferIsDisguised ??= TextCheck.IsDisguised(_bufferStart, _bufferEnd)) && (_isDisguised ??= TextCheck.IsDisguised(_line, _line + _lineLength)));
}
