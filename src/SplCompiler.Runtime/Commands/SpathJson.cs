using System.Text;
using System.Text.Json;

namespace SplCompiler.Runtime;

/// <summary>Every value of a JSON text under its path: numbers as they are written, null as the text <c>null</c>.</summary>
internal static class SpathJson
{
    // Deeper text is no JSON to us, as in the JSON functions.
    private const int MaxDepth = 256;

    /// <summary>Adds the values up to the first mistake, or the end of a text that was cut.</summary>
    public static void AddAll(string text, FieldCollector fields)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = MaxDepth }));
        var paths = new Stack<string>();
        string path = "";
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject:
                        paths.Push(path);
                        break;
                    case JsonTokenType.StartArray:
                        paths.Push(path);
                        path += "{}";
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        path = paths.Pop();
                        break;
                    case JsonTokenType.PropertyName:
                        path = paths.Peek().Length == 0 ? reader.GetString()! : $"{paths.Peek()}.{reader.GetString()}";
                        break;
                    // A scalar alone is no structure.
                    case var _ when paths.Count > 0:
                        fields.Add(path, Scalar(ref reader));
                        break;
                }
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // What stands before the mistake was found. The second is how the reader says that a text holds half of a surrogate pair.
            return;
        }
    }

    private static SplValue Scalar(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String
        ? reader.GetString()
        : Encoding.UTF8.GetString(reader.ValueSpan);
}
