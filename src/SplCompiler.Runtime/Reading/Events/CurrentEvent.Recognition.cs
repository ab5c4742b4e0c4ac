namespace SplCompiler.Runtime;

/// <summary>Where an event comes from, by its text: asked only for what the input does not say, once an event.</summary>
internal sealed unsafe partial class CurrentEvent
{
    private bool _isRecognised;
    private Piece _seenSourceType;
    private Piece _seenSource;
    private Piece _seenIndex;
    private Piece _seenHost;

    private ReadOnlySpan<byte> Seen(FieldRole role)
    {
        if (!_isRecognised)
            Recognise();
        return role switch
        {
            FieldRole.SourceType => _seenSourceType.Span,
            FieldRole.Source => _seenSource.Span,
            FieldRole.Index => _seenIndex.Span,
            FieldRole.Host => _seenHost.Span,
            _ => default,
        };
    }

    private void Recognise()
    {
        _isRecognised = true;
        _seenSourceType = _seenSource = _seenIndex = _seenHost = default;
        if (Shape is not (EventShape.Json or EventShape.Text or EventShape.Envelope))
            return;
        Recognised seen = Recognised.Of(RawText(), InputPath);
        _seenSourceType = Kept(seen.SourceType);
        _seenSource = Kept(seen.Source);
        _seenIndex = Kept(seen.Index);
        _seenHost = Kept(seen.Host);
        // Asked for here, the source may be the one that was just seen.
        if (_seenSourceType.Length == 0 && !RecordChannels.OfSource(Default(FieldRole.Source)).IsEmpty)
            _seenSourceType = Kept("XmlWinEventLog"u8);
    }

    private Piece Kept(ReadOnlySpan<byte> text) => text.IsEmpty ? default : new Piece { Start = _arena.Copy(text), Length = text.Length, Form = ValueForm.Plain };
}
