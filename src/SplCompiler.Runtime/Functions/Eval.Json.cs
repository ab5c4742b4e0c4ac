namespace SplCompiler.Runtime;

/// <content>Functions of JSON. Text that is no JSON makes the result null.</content>
/// <remarks>Source: Search Reference, "JSON functions"; "Text functions" (spath).</remarks>
public static partial class Eval
{
    /// <summary>The text itself when it is JSON, else null.</summary>
    public static string? Json(string? text) => JsonItem.Parse(text) is null ? null : text;

    public static bool JsonValid(string? text) => JsonItem.Parse(text) is not null;

    /// <summary>An object of names and values in turn. A name that is null leaves out its member.</summary>
    public static string JsonObject(params ReadOnlySpan<JsonItem> members)
    {
        JsonItem made = JsonItem.NewObject();
        for (int i = 0; i + 1 < members.Length; i += 2)
        {
            if (members[i].Kind != JsonKind.Null)
                made.Set(members[i].ToText(), members[i + 1]);
        }

        return made.ToString();
    }

    public static string JsonArray(params ReadOnlySpan<JsonItem> elements) => JsonItem.NewArray(elements.ToArray()).ToString();

    /// <summary>The whole, as its text or number.</summary>
    public static SplValue JsonExtract(string? json) => JsonItem.Parse(json)?.ToValue() ?? SplValue.Null;

    /// <summary>What one path finds: a value, or an array of all that a path with <c>{}</c> finds. Several paths give an array of what each finds.</summary>
    public static SplValue JsonExtract(string? json, params ReadOnlySpan<string?> paths) => Extract(json, paths, JsonPath.Parse);

    /// <summary>As <see cref="JsonExtract(string?, ReadOnlySpan{string?})"/>, each path being one key.</summary>
    public static SplValue JsonExtractExact(string? json, params ReadOnlySpan<string?> keys) => Extract(json, keys, JsonPath.OfKey);

    /// <summary>The keys of an object as a JSON array.</summary>
    public static string? JsonKeys(string? json) => JsonItem.Parse(json) is { Kind: JsonKind.Object } item
        ? JsonItem.NewArray(item.Members.Select(member => JsonItem.Text(member.Key))).ToString()
        : null;

    public static bool JsonHasKeyExact(string? json, string? key) => key is not null && JsonItem.Parse(json)?.Find(key) is not null;

    /// <summary>The members of an object as an array of <c>{"key":…,"value":…}</c>.</summary>
    public static string? JsonEntries(string? json)
    {
        if (JsonItem.Parse(json) is not { Kind: JsonKind.Object } item)
            return null;
        JsonItem entries = JsonItem.NewArray();
        foreach ((string key, JsonItem value) in item.Members)
        {
            JsonItem entry = JsonItem.NewObject();
            entry.Set("key", JsonItem.Text(key));
            entry.Set("value", value);
            entries.Elements.Add(entry);
        }

        return entries.ToString();
    }

    /// <summary>Puts values at paths, given in turn; what is missing on the way is made.</summary>
    public static string? JsonSet(string? json, params ReadOnlySpan<JsonItem> pathsAndValues) =>
        Change(json, pathsAndValues, static (root, path, value) => JsonPath.Parse(path).Set(root, value));

    /// <summary>Puts values at keys, given in turn.</summary>
    public static string? JsonSetExact(string? json, params ReadOnlySpan<JsonItem> keysAndValues) =>
        Change(json, keysAndValues, static (root, key, value) => JsonPath.OfKey(key).Set(root, value));

    /// <summary>Appends values to the arrays at paths. What is no array becomes one of one element; a path that finds nothing changes nothing.</summary>
    public static string? JsonAppend(string? json, params ReadOnlySpan<JsonItem> pathsAndValues) =>
        Change(json, pathsAndValues, static (root, path, value) => JsonPath.Parse(path).Change(root, found => Longer(found, value)));

    /// <summary>As <see cref="JsonAppend"/>; of a value that is an array each element is appended.</summary>
    public static string? JsonExtend(string? json, params ReadOnlySpan<JsonItem> pathsAndValues) =>
        Change(json, pathsAndValues, static (root, path, value) =>
            JsonPath.Parse(path).Change(root, found => Longer(found, value.Kind == JsonKind.Array ? [.. value.Elements] : [value])));

    /// <summary>Removes keys: a key of that name, else what it finds as a path.</summary>
    public static string? JsonDelete(string? json, params ReadOnlySpan<string?> keys)
    {
        if (JsonItem.Parse(json) is not { } root)
            return null;
        foreach (string? key in keys)
        {
            if (key is not null)
                (root.Find(key) is null ? JsonPath.Parse(key) : JsonPath.OfKey(key)).Delete(root);
        }

        return root.ToString();
    }

    /// <summary>The elements of a JSON array, texts without quotes.</summary>
    public static SplValue JsonArrayToMv(SplValue json) => JsonArrayToMv(json, SplValue.Null);

    /// <summary>The elements of a JSON array, as JSON when the flag is true.</summary>
    public static SplValue JsonArrayToMv(SplValue json, SplValue asJson)
    {
        if (JsonItem.Parse(json.Text) is not { Kind: JsonKind.Array } array)
            return SplValue.Null;
        bool keepsQuotes = IsTrue(asJson);
        return SplValue.FromMany([.. array.Elements.Select(element => SplValue.FromText(keepsQuotes ? element.ToString() : element.ToText()))]);
    }

    /// <summary>The values as a JSON array of texts.</summary>
    public static string? MvToJsonArray(SplValue values) => MvToJsonArray(values, SplValue.Null);

    /// <summary>The values as a JSON array; when the flag is true, those that are JSON as what they are.</summary>
    public static string? MvToJsonArray(SplValue values, SplValue infer)
    {
        if (values.IsNull)
            return null;
        bool infers = IsTrue(infer);
        return JsonItem.NewArray(Each(values).Select(value => (infers ? JsonItem.Parse(value.Text) : null) ?? JsonItem.Text(value.Text))).ToString();
    }

    /// <summary>What a path of spath finds in JSON or XML.</summary>
    public static SplValue Spath(string? text, string? path)
    {
        if (text is null || path is null)
            return SplValue.Null;
        IEnumerable<string> found = text.AsSpan().TrimStart() is ['<', ..]
            ? XmlPath.Find(text, path)
            : JsonItem.Parse(text) is { } root ? JsonPath.Parse(path).Find(root).Select(item => item.ToText()) : [];
        return SplValue.FromMany([.. found.Select(SplValue.FromText)]);
    }

    private static bool IsTrue(SplValue flag) => flag.Text is { } text && (text.Equals("true", StringComparison.OrdinalIgnoreCase) || text is "t" or "1");

    private static SplValue Extract(string? json, ReadOnlySpan<string?> paths, Func<string, JsonPath> parse)
    {
        if (JsonItem.Parse(json) is not { } root)
            return SplValue.Null;
        JsonItem results = JsonItem.NewArray();
        foreach (string? path in paths)
            results.Elements.Add(path is null ? JsonItem.Null : Found(root, parse(path)));
        return paths.Length == 1 ? results.Elements[0].ToValue() : results.ToString();
    }

    private static JsonItem Found(JsonItem root, JsonPath path)
    {
        IReadOnlyList<JsonItem> found = path.Find(root);
        if (found.Count == 0)
            return JsonItem.Null;
        return path.IsWildcard ? JsonItem.NewArray(found) : found[0];
    }

    private static JsonItem Longer(JsonItem found, params IEnumerable<JsonItem> values) =>
        JsonItem.NewArray((found.Kind == JsonKind.Array ? found.Elements : [found]).Concat(values));

    private static string? Change(string? json, ReadOnlySpan<JsonItem> pathsAndValues, Action<JsonItem, string, JsonItem> change)
    {
        if (JsonItem.Parse(json) is not { } root)
            return null;
        for (int i = 0; i + 1 < pathsAndValues.Length; i += 2)
        {
            if (pathsAndValues[i].Kind != JsonKind.Null)
                change(root, pathsAndValues[i].ToText(), pathsAndValues[i + 1]);
        }

        return root.ToString();
    }
}
