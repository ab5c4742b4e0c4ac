using System.Text.Json;

namespace SplCompiler.Runtime;

/// <summary>Where the parts of an envelope of the HTTP Event Collector stand in its line; an empty range for what it does not have.</summary>
internal struct HecEnvelope
{
    // As deep as the reader itself goes, and the envelope.
    private static readonly JsonReaderOptions s_depth = new() { MaxDepth = JsonScope.MaxDepth + 1 };

    public Range Event;
    public Range Time;
    public Range Host;
    public Range Source;
    public Range SourceType;
    public Range Index;
    public Range Fields;

    /// <summary>
    /// True for an object with an event, one of time, host, source and sourcetype at least, and nothing that the collector does not know:
    /// anything else is an event that has a member of this name.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> line, out HecEnvelope envelope)
    {
        envelope = default;
        if (line.IndexOf("\"event\""u8) < 0)
            return false;
        try
        {
            return TryParts(line, ref envelope) && !IsEmpty(envelope.Event)
                && !(IsEmpty(envelope.Time) && IsEmpty(envelope.Host) && IsEmpty(envelope.Source) && IsEmpty(envelope.SourceType));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>True when the envelope has a field of this name outside of <c>fields</c>.</summary>
    public readonly bool Says(ReadOnlySpan<byte> field) =>
        field.SequenceEqual("_raw"u8)
        || (field.SequenceEqual("_time"u8) && !IsEmpty(Time))
        || (field.SequenceEqual("host"u8) && !IsEmpty(Host))
        || (field.SequenceEqual("source"u8) && !IsEmpty(Source))
        || (field.SequenceEqual("sourcetype"u8) && !IsEmpty(SourceType))
        || (field.SequenceEqual("index"u8) && !IsEmpty(Index));

    private static bool IsEmpty(Range range) => range.Equals(default);

    private static bool TryParts(ReadOnlySpan<byte> line, ref HecEnvelope envelope)
    {
        var json = new Utf8JsonReader(line, s_depth);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            return false;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            Part part = PartOf(json.ValueSpan);
            json.Read();
            JsonTokenType kind = json.TokenType;
            int start = (int)json.TokenStartIndex;
            if (part == Part.None || !Fits(part, kind) || (part == Part.Fields && kind != JsonTokenType.Null && !AreFlat(ref json)))
                return false;
            json.Skip();
            Range place = kind == JsonTokenType.Null ? default : start..(int)json.BytesConsumed;

            // The collector refuses an empty event.
            if (part == Part.Event && line[place] is [(byte)'"', (byte)'"'])
                place = default;
            envelope.Set(part, place);
        }

        return !json.Read();
    }

    private static bool Fits(Part part, JsonTokenType kind) => part switch
    {
        _ when kind == JsonTokenType.Null => true,
        Part.Event => true,
        Part.Fields => kind == JsonTokenType.StartObject,
        Part.Time => kind is JsonTokenType.Number or JsonTokenType.String,
        _ => kind == JsonTokenType.String,
    };

    /// <summary>True when indexed fields are texts, numbers, truth values and lists of them; goes to the end of the object.</summary>
    private static bool AreFlat(ref Utf8JsonReader json)
    {
        bool isInList = false;
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            if (json.TokenType == JsonTokenType.StartObject || (json.TokenType == JsonTokenType.StartArray && isInList))
                return false;
            isInList = json.TokenType == JsonTokenType.StartArray || (isInList && json.TokenType != JsonTokenType.EndArray);
        }

        return true;
    }

    private void Set(Part part, Range place)
    {
        switch (part)
        {
            case Part.Event:
                Event = place;
                break;
            case Part.Time:
                Time = place;
                break;
            case Part.Host:
                Host = place;
                break;
            case Part.Source:
                Source = place;
                break;
            case Part.SourceType:
                SourceType = place;
                break;
            case Part.Index:
                Index = place;
                break;
            default:
                Fields = place;
                break;
        }
    }

    private static Part PartOf(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("event"u8) ? Part.Event
        : name.SequenceEqual("time"u8) ? Part.Time
        : name.SequenceEqual("host"u8) ? Part.Host
        : name.SequenceEqual("source"u8) ? Part.Source
        : name.SequenceEqual("sourcetype"u8) ? Part.SourceType
        : name.SequenceEqual("index"u8) ? Part.Index
        : name.SequenceEqual("fields"u8) ? Part.Fields
        : Part.None;

    private enum Part
    {
        None,
        Event,
        Time,
        Host,
        Source,
        SourceType,
        Index,
        Fields,
    }
}
