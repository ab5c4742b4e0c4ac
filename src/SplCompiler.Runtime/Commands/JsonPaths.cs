using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace SplCompiler.Runtime;

/// <summary>Values of a JSON text by path. Objects and arrays come out as JSON text, numbers as they are written, null as the text <c>null</c>.</summary>
internal static class JsonPaths
{
    // As deep as the compiler lets anything nest.
    private const int MaxDepth = 200;

    /// <summary>Adds what the steps lead to.</summary>
    public static void Find(string text, ImmutableArray<SpathStep> steps, List<SplValue> found)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MaxDepth });
            Find(document.RootElement, steps.AsSpan(), found);
        }
        catch (Exception exception) when (IsNoJson(exception))
        {
            // Text that is no JSON has no values: the command says so of all its input.
            found.Clear();
        }
    }

    /// <summary>Adds every value under its path, up to the first mistake or the end of a text that was cut.</summary>
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
                    default:
                        // A scalar alone is no structure.
                        if (paths.Count > 0)
                            fields.Add(path, Scalar(ref reader));
                        break;
                }
            }
        }
        catch (Exception exception) when (IsNoJson(exception))
        {
            // What stands before the mistake was found; a string with half a surrogate pair is such a mistake.
            return;
        }
    }

    /// <summary>A value as field text.</summary>
    public static SplValue ToValue(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString() : element.GetRawText();

    /// <summary>How System.Text.Json says that a text is no JSON, or no text: half of a surrogate pair.</summary>
    internal static bool IsNoJson(Exception exception) => exception is JsonException or InvalidOperationException or ArgumentException;

    private static SplValue Scalar(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String
        ? reader.GetString()
        : Encoding.UTF8.GetString(reader.ValueSpan);

    private static void Find(JsonElement element, ReadOnlySpan<SpathStep> steps, List<SplValue> found)
    {
        if (steps.IsEmpty)
        {
            found.Add(ToValue(element));
            return;
        }

        SpathStep step = steps[0];
        switch (step.Kind)
        {
            case SpathStepKind.Member when element.ValueKind == JsonValueKind.Object && element.TryGetProperty(step.Name, out JsonElement member):
                Find(member, steps[1..], found);
                break;
            case SpathStepKind.Element when element.ValueKind == JsonValueKind.Array && step.Index < element.GetArrayLength():
                Find(element[step.Index], steps[1..], found);
                break;
            case SpathStepKind.AllElements when element.ValueKind == JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray())
                    Find(item, steps[1..], found);
                break;
        }
    }
}
