using System.Buffers;
using System.Text.Json;

namespace SplCompiler.Runtime;

/// <summary>
/// Lines of the HTTP Event Collector: an event with its time, host, source, sourcetype and index around it. An envelope becomes the
/// event that it brings; any other line stays as it is, a broken one too, so that the reader reports it in its place.
/// </summary>
/// <remarks>Source: Getting Data In, "Format events for HTTP Event Collector". Text is copied as it is written, so that bytes that are no UTF-8 reach the reader.</remarks>
internal sealed class HecEnvelopes(Stream text, int maxLine) : EnvelopeStream(text, maxLine)
{
    private readonly ArrayBufferWriter<byte> _opened = new();

    /// <summary>True when a line at the beginning of an input is an envelope.</summary>
    /// <param name="beginning">Lines; the last may be cut, and is none then.</param>
    public static bool Begins(ReadOnlySpan<byte> beginning)
    {
        int start = 0;
        for (int at; (at = beginning[start..].IndexOf("\"event\""u8)) >= 0;)
        {
            int line = beginning[..(start + at)].LastIndexOf((byte)'\n') + 1;
            int length = beginning[line..].IndexOf((byte)'\n');
            if (HecEnvelope.TryRead(length < 0 ? beginning[line..] : beginning.Slice(line, length), out _))
                return true;
            if (length < 0)
                return false;
            start = line + length;
        }

        return false;
    }

    protected override void Line(ReadOnlySpan<byte> line)
    {
        if (!HecEnvelope.TryRead(line, out HecEnvelope envelope))
        {
            Pass(line);
            return;
        }

        _opened.ResetWrittenCount();
        _opened.Write("{\"_raw\":"u8);
        WriteText(line[envelope.Event]);
        Write("_time"u8, line[envelope.Time]);
        Write("host"u8, line[envelope.Host]);
        Write("source"u8, line[envelope.Source]);
        Write("sourcetype"u8, line[envelope.SourceType]);
        Write("index"u8, line[envelope.Index]);
        WriteFields(line[envelope.Fields], envelope);
        _opened.Write("}"u8);
        Pass(_opened.WrittenSpan);
    }

    private void Write(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
            return;
        _opened.Write(",\""u8);
        _opened.Write(name);
        _opened.Write("\":"u8);
        _opened.Write(value);
    }

    /// <summary>The text of the event: that of a string, or the JSON as it was sent.</summary>
    private void WriteText(ReadOnlySpan<byte> json)
    {
        if (json[0] == '"')
        {
            _opened.Write(json);
            return;
        }

        _opened.Write("\""u8);
        foreach (byte b in json)
        {
            if (b is (byte)'"' or (byte)'\\')
                _opened.Write("\\"u8);
            _opened.Write(b == '\t' ? "\\t"u8 : [b]);
        }

        _opened.Write("\""u8);
    }

    /// <summary>Indexed fields; of a list each value is a member of the same name. What the envelope itself says is not said again.</summary>
    private void WriteFields(ReadOnlySpan<byte> fields, in HecEnvelope envelope)
    {
        if (fields.IsEmpty)
            return;
        var json = new Utf8JsonReader(fields);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            // Without its quotes, with its escapes.
            ReadOnlySpan<byte> name = json.ValueSpan;
            bool isSaid = envelope.Says(name);
            json.Read();
            bool isList = json.TokenType == JsonTokenType.StartArray;
            while (!isList || (json.Read() && json.TokenType != JsonTokenType.EndArray))
            {
                if (!isSaid && json.TokenType != JsonTokenType.Null)
                    Write(name, fields[(int)json.TokenStartIndex..(int)json.BytesConsumed]);
                if (!isList)
                    break;
            }
        }
    }
}
