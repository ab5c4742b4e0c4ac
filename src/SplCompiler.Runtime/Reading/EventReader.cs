using System.Runtime.CompilerServices;

namespace SplCompiler.Runtime;

/// <summary>Walks the events of chunks, one after another, for one worker. Broken pieces are noted in the chunk's result and skipped.</summary>
internal sealed unsafe class EventReader
{
    private readonly EventOptions _options;
    private readonly JsonWalker _lines;
    private readonly QuoteIndex? _index;
    private readonly JsonWalker _values;
    private readonly XmlWalker _records;
    private readonly FieldNames _names;
    private EventChunk _chunk = null!;

    // Null for a chunk whose quotes are looked for in the walk.
    private QuoteIndex? _quotes;
    private string _path = "";
    private InputDefaults? _defaults;
    private byte* _start;
    private byte* _next;
    private byte* _end;
    private bool _mayBeInvalid;

    // Counted as lines are walked; other formats count at the end of a chunk.
    private int _lineBreaks;

    // How far lines were counted for problems.
    private byte* _counted;
    private int _countedLines;

    public EventReader(FieldNames names, KnowledgeBase knowledge, EventOptions options)
    {
        _options = options;
        _names = names;
        _index = options.UsesQuoteIndex ? new QuoteIndex() : null;
        var store = new FieldStore(names.Count, names.HasWildcards);
        Event = new CurrentEvent(names, store, knowledge, options);
        _lines = new JsonWalker(names, store, NameOrigin.Object, valuesSpanLines: false, options.TestInput);
        _values = new JsonWalker(names, store, NameOrigin.Object, valuesSpanLines: true, options.TestInput);
        _records = new XmlWalker(names, store);
    }

    /// <summary>The event that <see cref="Read"/> found.</summary>
    public CurrentEvent Event { get; }

    public void Open(EventChunk chunk)
    {
        _chunk = chunk;
        _start = chunk.Start;
        _end = _start + chunk.Length;
        _next = _start;
        _lineBreaks = 0;
        _counted = _start;
        _countedLines = 0;
        if (chunk.IsFirst)
            _next += chunk.Length - FormatDetector.WithoutMark(chunk.Text).Length;

        // Lines with their quotes known are looked at one by one; other events only where a look at the whole chunk fails.
        _quotes = chunk.Format == InputFormat.Ndjson && chunk.Length <= QuoteIndex.MaxLength ? _index : null;
        if (_quotes is not null)
            _quotes.Open(_start, chunk.Length);
        else
            _mayBeInvalid = !TextCheck.IsUtf8(_start, _end);
        Event.SetBuffer(_start, _end);
        if (!string.Equals(_path, chunk.Path, StringComparison.Ordinal))
            Event.SetInput(_path = chunk.Path);
        if (_defaults != chunk.Defaults)
            Event.SetDefaults(_defaults = chunk.Defaults);
    }

    /// <summary>Goes to the next event; false at the end of the chunk.</summary>
    public bool Read() => _chunk.Format switch
    {
        InputFormat.Ndjson => ReadLine(),
        InputFormat.Json => ReadValue(),
        InputFormat.Xml => ReadRecord(),
        _ => ReadText(),
    };

    /// <summary>Call at the end of a chunk: what its lines were.</summary>
    public void Close()
    {
        _chunk.Result.Lines = _chunk.Format == InputFormat.Ndjson ? _lineBreaks : _chunk.Text.Count((byte)'\n');
        if (!_names.Overflowed)
            return;
        _names.Overflowed = false;
        Report(InputProblemKind.TooManyFields, _start, $"more than {FieldNames.MaxNames} field names; further ones are not seen by wildcards");
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private bool ReadLine()
    {
        while (_next < _end)
        {
            byte* line = _next;
            if (*line is (byte)'\n' or (byte)'\r' or (byte)' ' or (byte)'\t')
            {
                _lineBreaks += *line == '\n' ? 1 : 0;
                _next++;
                continue;
            }

            Event.Begin();
            byte* next = _lines.Walk(line, _quotes);
            if (_quotes is not null)
                _mayBeInvalid = _quotes.MayHoldOthers;
            if (next == null)
            {
                _next = EndOfLine(_lines.FailedAt);
                Broken(line, _next, _lines.Error);
                continue;
            }

            _next = next;
            _lineBreaks++;
            if (Complete(EventShape.Json, line, next - 1))
                return true;
        }

        return false;
    }

    private bool ReadValue()
    {
        while (_next < _end)
        {
            byte* value = _next;
            if (*value is (byte)'\n' or (byte)'\r' or (byte)' ' or (byte)'\t' or (byte)',' or (byte)'[' or (byte)']' or (byte)'}')
            {
                _next++;
                continue;
            }

            if (FormatDetector.EndOfWrapper(new ReadOnlySpan<byte>(value, (int)(_end - value))) is > 0 and var head)
            {
                _next += head;
                continue;
            }

            Event.Begin();
            byte* next = _values.Walk(value);
            if (next == null)
            {
                _next = *value == '{' ? EndOfValue(value) : EndOfLine(value);
                Broken(value, _next, _values.Error);
                continue;
            }

            _next = next;
            if (Complete(EventShape.Json, value, next))
                return true;
        }

        return false;
    }

    private bool ReadRecord()
    {
        while (_next < _end)
        {
            byte* gap = _next;
            byte* record = NextRecord(gap);
            CheckGap(gap, record);
            _next = record;
            if (record >= _end)
                break;

            Event.Begin();
            byte* next = _records.Walk(record);
            if (next == null)
            {
                _next = NextRecord(record + 1);
                Broken(record, _next, _records.Error);
                continue;
            }

            _next = next;
            if (Complete(EventShape.Record, record, next))
                return true;
        }

        return false;
    }

    private bool ReadText()
    {
        while (_next < _end)
        {
            byte* line = _next;
            byte* end = EndOfLine(line);
            _next = end + 1;
            Event.Begin();
            if (!new ReadOnlySpan<byte>(line, (int)(end - line)).Trim(" \t\r"u8).IsEmpty && Complete(EventShape.Text, line, end))
                return true;
        }

        return false;
    }

    private bool Complete(EventShape shape, byte* start, byte* end)
    {
        while (end > start && end[-1] is (byte)'\r' or (byte)' ' or (byte)'\t')
            end--;
        int length = (int)(end - start);
        if (length > _options.MaxEventBytes)
        {
            TooLong(start, length);
            return false;
        }

        bool isInvalid = _mayBeInvalid && !TextCheck.IsUtf8(start, end);
        if (isInvalid)
            Report(InputProblemKind.InvalidUtf8, start, "the event has bytes that are no UTF-8; they show as \\xNN");
        Event.Complete(shape, start, length, _chunk.Ordinal + (start - _start), isInvalid);
        if (Event.TimeProblem is { } problem)
            Report(InputProblemKind.UnreadableTime, start, problem);
        return true;
    }

    private void Broken(byte* start, byte* end, string error)
    {
        if (end - start > _options.MaxEventBytes)
            TooLong(start, end - start);
        else
            Report(InputProblemKind.BrokenEvent, start, error);
    }

    private void TooLong(byte* start, long length) => Report(
        InputProblemKind.EventTooLong, start, $"an event of {length} bytes is longer than the limit of {_options.MaxEventBytes}");

    private void Report(InputProblemKind kind, byte* at, string message)
    {
        // Counted on from the problem before: every event of a chunk may have one.
        if (at < _counted)
        {
            _counted = _start;
            _countedLines = 0;
        }

        _countedLines += new ReadOnlySpan<byte>(_counted, (int)(at - _counted)).Count((byte)'\n');
        _counted = at;
        int line = 1 + _countedLines;
        _chunk.Result.Problems.Add(new InputProblem(kind, _chunk.Path, line, _chunk.Offset + (at - _start), message));
    }

    private byte* EndOfLine(byte* p)
    {
        if (p >= _end)
            return _end;
        int length = new ReadOnlySpan<byte>(p, (int)(_end - p)).IndexOf((byte)'\n');
        return length < 0 ? _end : p + length;
    }

    /// <summary>The end of a broken object by its brackets; where they do not close, its line.</summary>
    private byte* EndOfValue(byte* p)
    {
        var scan = new JsonBorderScan();
        int length = scan.FirstBorder(new ReadOnlySpan<byte>(p, (int)(_end - p)));
        return length == 0 ? EndOfLine(p) : p + length;
    }

    private byte* NextRecord(byte* p)
    {
        while (p < _end)
        {
            int found = new ReadOnlySpan<byte>(p, (int)(_end - p)).IndexOf("<Event"u8);
            if (found < 0)
                return _end;
            p += found;
            if (p[6] is (byte)' ' or (byte)'>' or (byte)'\n' or (byte)'\r' or (byte)'\t')
                return p;
            p++;
        }

        return _end;
    }

    /// <summary>Between records only blanks and the tags around all records may stand; anything else was part of a record.</summary>
    private void CheckGap(byte* gap, byte* record)
    {
        ReadOnlySpan<byte> text = new ReadOnlySpan<byte>(gap, (int)(record - gap)).Trim(" \t\r\n"u8);
        if (!text.IsEmpty && (text[0] != '<' || text.IndexOf("<System"u8) >= 0 || text.IndexOf("</Event>"u8) >= 0))
            Report(InputProblemKind.BrokenEvent, gap, "text that is no event record");
    }
}
