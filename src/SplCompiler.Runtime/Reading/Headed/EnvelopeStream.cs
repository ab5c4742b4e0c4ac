using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SplCompiler.Runtime;

/// <summary>
/// Text whose lines only mean something together, such as rows under a header, or that have an event in them, as lines of JSON: each event with its text in
/// <c>_raw</c>, on the line on which it ends.
/// </summary>
internal abstract class EnvelopeStream(Stream text, int maxLine) : Stream
{
    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly ArrayBufferWriter<byte> _out = new();
    private byte[] _in = new byte[64 * 1024];
    private int _start;
    private int _end;
    private int _given;
    private bool _hasEnded;
    private long _lines;

    /// <summary>Told of what is wrong with the text as a whole, and on which line, from 1.</summary>
    public Action<long, string>? OnProblem { get; init; }

    /// <summary>Reports something that is wrong on the line that was taken last.</summary>
    protected void Problem(string message) => OnProblem?.Invoke(_lines, message);

    /// <summary>Takes a line without its end. What it writes must end in a line break: one for each line of the input.</summary>
    protected abstract void Line(ReadOnlySpan<byte> line);

    /// <summary>The input has ended.</summary>
    protected virtual void End()
    {
    }

    /// <summary>A line on which no event ends.</summary>
    protected void Skip() => _out.Write("\n"u8);

    /// <summary>Writes a line as it is.</summary>
    protected void Pass(ReadOnlySpan<byte> line)
    {
        _out.Write(line);
        _out.Write("\n"u8);
    }

    /// <summary>Writes an event. Members are written by <paramref name="write"/>.</summary>
    protected void Event<T>(ReadOnlySpan<byte> raw, string sourceType, T state, Action<Utf8JsonWriter, T> write)
    {
        using (var json = new Utf8JsonWriter(_out, s_json))
        {
            json.WriteStartObject();
            json.WriteString("_raw"u8, Encoding.UTF8.GetString(raw));
            json.WriteString("sourcetype"u8, sourceType);
            write(json, state);
            json.WriteEndObject();
        }

        _out.Write("\n"u8);
    }

    public override int Read(Span<byte> buffer)
    {
        while (_given == _out.WrittenCount)
        {
            _out.ResetWrittenCount();
            _given = 0;
            if (_hasEnded)
                return 0;
            Convert();
        }

        int count = Math.Min(buffer.Length, _out.WrittenCount - _given);
        _out.WrittenSpan.Slice(_given, count).CopyTo(buffer);
        _given += count;
        return count;
    }

    private void Convert()
    {
        if (_start > 0)
        {
            _in.AsSpan(_start, _end - _start).CopyTo(_in);
            (_start, _end) = (0, _end - _start);
        }

        // A line that is far longer than an event may be is passed on as it is, cut: the reader reports it.
        if (_end == _in.Length && _in.Length <= maxLine)
            Array.Resize(ref _in, _in.Length * 2);
        int count = _end == _in.Length ? 0 : text.Read(_in.AsSpan(_end));
        _end += count;
        ReadOnlySpan<byte> all = _in.AsSpan(0, _end);
        for (int at; (at = all[_start..].IndexOf((byte)'\n')) >= 0; _start += at + 1)
            Take(all.Slice(_start, at));
        if (count > 0)
            return;
        if (_start < _end)
            Take(all[_start..]);
        _start = _end = 0;
        if (all.Length == _in.Length)
            return;
        End();
        _hasEnded = true;
    }

    private void Take(ReadOnlySpan<byte> line)
    {
        _lines++;
        Line(line.TrimEnd((byte)'\r'));
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            text.Dispose();
        base.Dispose(disposing);
    }
}
