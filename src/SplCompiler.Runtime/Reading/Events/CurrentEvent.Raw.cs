using System.Text;
using System.Text.Unicode;

namespace SplCompiler.Runtime;

/// <summary><c>_raw</c>, terms in it, and the fields that are extracted from it.</summary>
internal sealed unsafe partial class CurrentEvent
{
    private readonly JsonWalker _rawJson;
    private readonly XmlWalker _rawXml;
    private readonly PairExtractor _rawPairs;
    private Piece _raw;
    private (long Generation, bool IsIn)[] _terms = new (long, bool)[64];
    private bool _rawReady;
    private FoundTexts? _texts;

    public override FieldValues Raw
    {
        get
        {
            _trace?.Note(EventReadKind.Anything);
            if (Shape == EventShape.Test && !_store.Has(FieldRole.Raw))
                return FieldValues.Missing;
            return new FieldValues(RawText());
        }
    }

    public override bool Contains(RawTerm term)
    {
        _trace?.Note(EventReadKind.Term, term: term);
        // Many rules look for the same terms.
        if (term.Number >= _terms.Length)
            Array.Resize(ref _terms, Math.Max(RawTerm.Numbers, _terms.Length * 2));
        ref (long Generation, bool IsIn) known = ref _terms[term.Number];
        if (known.Generation == _store.Generation)
            return known.IsIn;
        _trace?.Pause();
        bool isIn = _texts?.Lacks(term) != true && IsInRaw(term);
        _trace?.GoOn();
        _terms[term.Number] = (_store.Generation, isIn);
        return isIn;
    }

    /// <summary>The index has looked for texts in this event; terms that need others than it found are not looked for.</summary>
    public void KnowTexts(FoundTexts texts) => _texts = texts;

    private bool IsInRaw(RawTerm term)
    {
        if (Shape == EventShape.WindowsJson)
            return ContainsInWindows(term);
        return (Shape != EventShape.Test || _store.Has(FieldRole.Raw)) && term.IsIn(RawText());
    }

    private ReadOnlySpan<byte> RawText()
    {
        if (_rawReady)
            return _raw.Span;
        _rawReady = true;
        switch (Shape)
        {
            case EventShape.WindowsJson:
                _raw = RenderWindowsRecord();
                break;
            case EventShape.Envelope or EventShape.Test:
                ReadOnlySpan<byte> text = RoleText(FieldRole.Raw);
                fixed (byte* start = text)
                    _raw = new Piece { Start = start, Length = text.Length };
                break;
            default:
                _raw = new Piece { Start = _line, Length = _lineLength };
                if (_hasInvalidUtf8 && !Utf8.IsValid(_raw.Span))
                    Repair(ref _raw);
                break;
        }

        return _raw.Span;
    }

    /// <summary>Extracts the fields that Splunk finds in this kind of text. They never replace what the object itself says.</summary>
    private void ExtractRawFields()
    {
        _rawFieldsPending = false;
        if (Shape == EventShape.WindowsJson)
        {
            ExtractNamedData();
            return;
        }

        ReadOnlySpan<byte> raw = RawText();
        byte* text = Terminated(raw);
        _store.BeginRawFields();
        KeyValueMode mode = _knowledge.IsEmpty ? KeyValueMode.Auto : Profile.Mode;
        if (mode != KeyValueMode.None)
            ExtractByLook(text, raw, mode);
        CompleteRecordText(raw);
        if (!_knowledge.IsEmpty)
            ExtractNamed();
    }

    private void ExtractByLook(byte* text, ReadOnlySpan<byte> raw, KeyValueMode mode)
    {
        ReadOnlySpan<byte> trimmed = raw.TrimStart(" \t\r\n"u8);
        byte* start = text + (raw.Length - trimmed.Length);
        ReadOnlySpan<byte> sourceType = Default(FieldRole.SourceType);
        if (trimmed.StartsWith("<Event"u8))
        {
            if (_rawXml.Walk(start) != null)
                return;
            ExtractBrokenRecord();
        }
        else if (LooksRendered(sourceType, raw))
        {
            _rawPairs.ExtractClassic(text, raw.Length);
            return;
        }
        else if (mode == KeyValueMode.Xml && trimmed.StartsWith("<"u8))
        {
            ExtractXmlDocument();
        }
        else if (trimmed.StartsWith("{"u8) && mode is not (KeyValueMode.AutoWithoutJson or KeyValueMode.Xml))
        {
            byte* end = _rawJson.Walk(start);
            if (end != null && new ReadOnlySpan<byte>(end, (int)(text + raw.Length - end)).Trim(" \t\r\n"u8).IsEmpty)
                return;
        }

        // What looked like a record and is none keeps the fields found so far; the pairs in it are found as in any text.
        if (mode is KeyValueMode.Auto or KeyValueMode.AutoWithoutJson)
            _rawPairs.ExtractPairs(text, raw.Length);
    }

    /// <summary>A Windows event as text: its source type says so, or the line with the name of its log.</summary>
    private static bool LooksRendered(ReadOnlySpan<byte> sourceType, ReadOnlySpan<byte> raw) =>
        (sourceType.Length >= 11 && Ascii.EqualsIgnoreCase(sourceType[..11], "WinEventLog"u8)) ||
        (sourceType.Length >= 14 && Ascii.EqualsIgnoreCase(sourceType[..14], "XmlWinEventLog"u8) && raw[..Math.Min(raw.Length, 200)].IndexOf("\nLogName="u8) > 0);

    /// <summary>The text with the line break, the NUL and the padding behind it that the walkers rely on.</summary>
    private byte* Terminated(ReadOnlySpan<byte> raw)
    {
        byte* text = _arena.Take(raw.Length + 2);
        raw.CopyTo(new Span<byte>(text, raw.Length));
        text[raw.Length] = (byte)'\n';
        text[raw.Length + 1] = 0;
        return text;
    }
}
