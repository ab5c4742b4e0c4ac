using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using SplCompiler.Diagnostics;
using SplCompiler.Rules;

namespace SplCompiler.Testing;

/// <summary>Reads JSON with the position of every value.</summary>
internal static class JsonPartReader
{
    /// <summary>The value that a stretch of a file holds; null, and SPL4020, when it is no JSON.</summary>
    public static JsonPart? Read(SourceFile file, int start, int end, List<Diagnostic> diagnostics)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(file.Text[start..end]);
        var reader = new Utf8JsonReader(utf8);
        try
        {
            reader.Read();
            JsonPart part = Value(ref reader, file, start, utf8);
            // Reads to the end: anything behind the value is a mistake.
            while (reader.Read())
                continue;
            return part;
        }
        catch (JsonException exception)
        {
            Report(LineStart(utf8, exception.LineNumber ?? 0) + (int)(exception.BytePositionInLine ?? 0), exception.Message);
        }
        catch (InvalidOperationException exception)
        {
            // An escape such as \ud800 that stands for half a character.
            Report((int)reader.TokenStartIndex, exception.Message);
        }

        return null;

        void Report(int at, string reason)
        {
            int offset = start + Encoding.UTF8.GetCharCount(utf8, 0, Math.Min(at, utf8.Length));
            int path = reason.IndexOf(" LineNumber", StringComparison.Ordinal);
            diagnostics.Add(new Diagnostic(
                Descriptors.InvalidTestFile, "the file is no valid JSON", file.Locate(offset, Math.Min(offset + 1, file.Text.Length)), (path < 0 ? reason : reason[..path]).TrimEnd('.')));
        }
    }

    private static int LineStart(byte[] utf8, long line)
    {
        int start = 0;
        for (; line > 0; line--)
            start = Array.IndexOf(utf8, (byte)'\n', start) + 1;
        return start;
    }

    private static JsonPart Value(ref Utf8JsonReader reader, SourceFile file, int origin, byte[] utf8)
    {
        int start = (int)reader.TokenStartIndex;
        var members = ImmutableArray.CreateBuilder<(JsonPart, JsonPart)>();
        var items = ImmutableArray.CreateBuilder<JsonPart>();
        JsonValueKind kind = reader.TokenType switch
        {
            JsonTokenType.StartObject => JsonValueKind.Object,
            JsonTokenType.StartArray => JsonValueKind.Array,
            JsonTokenType.String or JsonTokenType.PropertyName => JsonValueKind.String,
            JsonTokenType.Number => JsonValueKind.Number,
            JsonTokenType.True => JsonValueKind.True,
            JsonTokenType.False => JsonValueKind.False,
            _ => JsonValueKind.Null,
        };
        string? text = kind == JsonValueKind.String ? reader.GetString() : null;
        while (kind == JsonValueKind.Object && reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            JsonPart name = Value(ref reader, file, origin, utf8);
            reader.Read();
            members.Add((name, Value(ref reader, file, origin, utf8)));
        }

        while (kind == JsonValueKind.Array && reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(Value(ref reader, file, origin, utf8));

        // The colon behind a name counts as consumed with it.
        int end = reader.TokenType == JsonTokenType.PropertyName ? start + reader.ValueSpan.Length + 2 : (int)reader.BytesConsumed;
        int from = origin + Encoding.UTF8.GetCharCount(utf8, 0, start);
        int to = from + Encoding.UTF8.GetCharCount(utf8, start, end - start);
        return new JsonPart(file, kind, from, to) { Text = text ?? file.Text[from..to], Members = members.ToImmutable(), Items = items.ToImmutable() };
    }
}
