namespace SplCompiler.Runtime;

/// <summary>Writes rows as JSON objects: <c>tojson</c>.</summary>
/// <param name="otherwise">The kind of fields that no pair names.</param>
/// <param name="fillsNull">True when null is written.</param>
/// <param name="kinds">Names and wildcards of fields, and the kind that their values are written as.</param>
/// <remarks>Source: Search Reference, "tojson". A value that is none of its kind is left out.</remarks>
public sealed class RowJson(string otherwise, bool fillsNull, params (string Field, string Kind)[] kinds)
{
    /// <summary>The object of a row: known fields, then the open ones.</summary>
    public string Write(OpenFields open, params ReadOnlySpan<(string Name, SplValue Value)> fields)
    {
        JsonItem json = JsonItem.NewObject();
        foreach ((string name, SplValue value) in fields)
            Add(json, name, value);
        foreach ((string name, SplValue value) in open.Fields)
            Add(json, name, value);
        return json.ToString();
    }

    private void Add(JsonItem json, string name, SplValue value)
    {
        if (value.IsNull && fillsNull)
            json.Set(name, JsonItem.Null);
        string kind = KindOf(name);
        List<JsonItem> items = [];
        for (int i = 0; i < value.Count; i++)
        {
            if (Item(value[i], kind) is { } item)
                items.Add(item);
        }

        if (items.Count > 0)
            json.Set(name, value.IsMany ? JsonItem.NewArray(items) : items[0]);
    }

    private string KindOf(string name)
    {
        foreach ((string field, string kind) in kinds)
        {
            if (NamePattern.Matches(field, name))
                return kind;
        }

        return otherwise;
    }

    private static JsonItem? Item(SplValue value, string kind) => kind switch
    {
        "none" => value.IsNumber ? JsonItem.Of(value) : JsonItem.Text(value.Text),
        "str" => JsonItem.Text(value.Text),
        "num" => value.Number is null ? null : JsonItem.Of(value),
        "bool" => Truth(value.Text!),
        "json" => JsonItem.Parse(value.Text),
        _ => value.Text is "true" or "false" ? Truth(value.Text) : JsonItem.Of(value),
    };

    private static JsonItem? Truth(string text) => text.ToLowerInvariant() switch
    {
        "true" or "t" or "1" => JsonItem.Truth(isTrue: true, isFalse: false),
        "false" or "f" or "0" => JsonItem.Truth(isTrue: false, isFalse: true),
        _ => null,
    };
}
