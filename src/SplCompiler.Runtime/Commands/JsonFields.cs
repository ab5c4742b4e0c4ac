using System.Text.Json;

namespace SplCompiler.Runtime;

/// <summary>The fields of <c>fromjson</c>: the members of JSON objects.</summary>
/// <remarks>Source: Search Reference, "fromjson".</remarks>
public static class JsonFields
{
    /// <summary>The members of the object in each value; text that is no object gives none. A member that comes again counts as it stands last.</summary>
    public static OpenFields Of(SplValue value, string prefix)
    {
        var fields = new FieldCollector();
        for (int i = 0; i < value.Count; i++)
            Add(value[i].Text!, prefix, fields);
        return fields.ToOpenFields();
    }

    private static void Add(string text, string prefix, FieldCollector fields)
    {
        if (!text.AsSpan().TrimStart().StartsWith('{'))
            return;
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 200 });
            foreach (JsonProperty member in document.RootElement.EnumerateObject())
                fields.Set(prefix + member.Name, Value(member.Value));
        }
        catch (Exception exception) when (JsonPaths.IsNoJson(exception))
        {
            // No JSON object, no fields: the document is read as a whole before the first member is added.
            return;
        }
    }

    private static SplValue Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => SplValue.Null,
        JsonValueKind.Array => SplValue.FromMany([.. element.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Null ? SplValue.Null : JsonPaths.ToValue(item))]),
        _ => JsonPaths.ToValue(element),
    };
}
