using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SplCompiler.Runtime;

/// <summary>A JSON value: members keep their order, also repeated ones, and numbers their digits.</summary>
/// <remarks>Source: Search Reference, "JSON functions".</remarks>
public sealed class JsonItem
{
    // Deeper text is no JSON to us: reading it would need a stack of its depth.
    private const int MaxDepth = 256;

    private readonly string _text = "";

    private JsonItem(JsonKind kind, string text = "") => (Kind, _text) = (kind, text);

    public static JsonItem Null { get; } = new(JsonKind.Null, "null");

    public JsonKind Kind { get; }

    /// <summary>The elements of an array.</summary>
    public List<JsonItem> Elements { get; } = [];

    /// <summary>The members of an object.</summary>
    public List<KeyValuePair<string, JsonItem>> Members { get; } = [];

    public static JsonItem NewArray(params IEnumerable<JsonItem> elements)
    {
        var array = new JsonItem(JsonKind.Array);
        array.Elements.AddRange(elements);
        return array;
    }

    public static JsonItem NewObject() => new(JsonKind.Object);

    /// <summary>A JSON text; null makes JSON's null.</summary>
    public static JsonItem Text(string? text) => text is null ? Null : new JsonItem(JsonKind.Text, text);

    /// <summary>A condition as a JSON value.</summary>
    public static JsonItem Truth(bool isTrue, bool isFalse) => isTrue ? new(JsonKind.True, "true") : isFalse ? new(JsonKind.False, "false") : Null;

    /// <summary>A value as JSON: numbers and text that is one as a number, text that is a JSON object or array as such, several values as an array.</summary>
    /// <remarks>The manual does not say how it tells JSON in a field from text; what a json function made must nest.</remarks>
    public static JsonItem Of(SplValue value)
    {
        if (value.IsMany)
            return NewArray(Eval.Each(value).Select(Of));
        if (value.Text is not { } text)
            return Null;
        if (value.TryNumber(out double number))
            return double.IsFinite(number) && Parse(text) is { Kind: JsonKind.Number } written ? written : Text(text);
        return text.AsSpan().TrimStart() is ['{' or '[', ..] && Parse(text) is { } json ? json : Text(text);
    }

    /// <summary>The value that the text is, or null when it is no JSON.</summary>
    public static JsonItem? Parse(string? text)
    {
        // Most text is no JSON, and its first letter says so: that is cheaper than an exception.
        if (text is null || !(text.AsSpan().TrimStart() is [var first, ..] && (first is '{' or '[' or '"' or '-' or 't' or 'f' or 'n' || char.IsAsciiDigit(first))))
            return null;
        try
        {
            using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(text), new JsonDocumentOptions { MaxDepth = MaxDepth });
            return Of(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second is how the reader says that a text holds half of a surrogate pair.
            return null;
        }
    }

    /// <summary>The member of this name, the first of several.</summary>
    public JsonItem? Find(string name)
    {
        foreach ((string key, JsonItem value) in Members)
        {
            if (string.Equals(key, name, StringComparison.Ordinal))
                return value;
        }

        return null;
    }

    /// <summary>Overwrites the member of this name, or adds it at the end.</summary>
    public void Set(string name, JsonItem value)
    {
        int index = Members.FindIndex(member => string.Equals(member.Key, name, StringComparison.Ordinal));
        if (index < 0)
            Members.Add(new(name, value));
        else
            Members[index] = new(name, value);
    }

    /// <summary>What a field holds of it: text without quotes, numbers as written, objects and arrays as JSON, JSON's null as null.</summary>
    public SplValue ToValue() => Kind == JsonKind.Null ? SplValue.Null : ToText();

    /// <summary>As <see cref="ToValue"/>, with <c>null</c> as text.</summary>
    public string ToText() => Kind is JsonKind.Array or JsonKind.Object ? ToString() : _text;

    /// <summary>The JSON text without blanks.</summary>
    public override string ToString()
    {
        var json = new StringBuilder();
        Write(json);
        return json.ToString();
    }

    private static JsonItem Of(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                JsonItem made = NewObject();
                foreach (JsonProperty member in element.EnumerateObject())
                    made.Members.Add(new(member.Name, Of(member.Value)));
                return made;
            case JsonValueKind.Array:
                return NewArray(element.EnumerateArray().Select(Of));
            case JsonValueKind.String:
                return Text(element.GetString());
            case JsonValueKind.Number:
                return new JsonItem(JsonKind.Number, element.GetRawText());
            case JsonValueKind.True or JsonValueKind.False:
                return Truth(element.GetBoolean(), !element.GetBoolean());
            default:
                return Null;
        }
    }

    private void Write(StringBuilder json)
    {
        switch (Kind)
        {
            case JsonKind.Object:
                string separator = "{";
                foreach ((string name, JsonItem value) in Members)
                {
                    Quote(json.Append(separator), name).Append(':');
                    value.Write(json);
                    separator = ",";
                }

                json.Append(Members.Count == 0 ? "{}" : "}");
                break;
            case JsonKind.Array:
                json.Append('[');
                for (int i = 0; i < Elements.Count; i++)
                {
                    json.Append(i == 0 ? "" : ",");
                    Elements[i].Write(json);
                }

                json.Append(']');
                break;
            case JsonKind.Text:
                Quote(json, _text);
                break;
            default:
                json.Append(_text);
                break;
        }
    }

    private static StringBuilder Quote(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (char c in text)
        {
            _ = c switch
            {
                '"' => json.Append("\\\""),
                '\\' => json.Append(@"\\"),
                '\n' => json.Append("\\n"),
                '\r' => json.Append("\\r"),
                '\t' => json.Append("\\t"),
                < ' ' => json.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => json.Append(c),
            };
        }

        return json.Append('"');
    }
}
