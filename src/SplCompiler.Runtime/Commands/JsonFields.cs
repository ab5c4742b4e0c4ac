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
        if (JsonItem.Parse(text) is not { Kind: JsonKind.Object } json)
            return;
        foreach ((string name, JsonItem value) in json.Members)
            fields.Set(prefix + name, Value(value));
    }

    private static SplValue Value(JsonItem item) => item.Kind == JsonKind.Array
        ? SplValue.FromMany([.. item.Elements.Select(element => element.ToValue())])
        : item.ToValue();
}
