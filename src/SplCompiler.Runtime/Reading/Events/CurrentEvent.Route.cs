namespace SplCompiler.Runtime;

/// <summary>What the candidate index asks about an event before any rule does.</summary>
internal sealed unsafe partial class CurrentEvent
{
    private bool? _holdsEventCode;

    /// <summary>The bytes of the event as they stand in the input.</summary>
    public ReadOnlySpan<byte> Line => new(_line, _lineLength);

    /// <summary>The id of a Windows event that a shipper wrote as JSON.</summary>
    public ReadOnlySpan<byte> RecordId => RoleText(FieldRole.EventId);

    public override bool MayBeRecord(ReadOnlySpan<byte> id) => Shape != EventShape.WindowsJson || RoleText(FieldRole.EventId).SequenceEqual(id);

    public override bool HoldsEventCode => _holdsEventCode ??= AsciiSearch.Contains(_line, _lineLength, "eventcode="u8) || HoldsEscapes;

    /// <summary>The text may stand in the bytes in another form: a letter as <c>\u0041</c> or <c>&amp;#65;</c>.</summary>
    public bool HoldsEscapes =>
        (Shape is EventShape.Json or EventShape.WindowsJson or EventShape.Envelope && Line.IndexOf("\\u00"u8) >= 0)
        || (Shape is not (EventShape.Json or EventShape.WindowsJson) && Line.IndexOf("&#"u8) >= 0);
}
