using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using SplCompiler.Runtime;

namespace SplCompiler.Oracle;

/// <summary>The fields of a JSON object as an event.</summary>
internal static class JsonFields
{
    public static ImmutableArray<KeyValuePair<string, OracleValue>> Of(JsonElement json)
    {
        var found = new List<(string Name, OracleScalar Value)>();
        foreach (JsonProperty property in json.EnumerateObject())
        {
            if (property.Name == "_time")
                AddTime(property.Value, found);
            else if (property.Value.ValueKind == JsonValueKind.Array)
                AddElements(property.Name, property.Value, found);
            else
                Add(property.Name, property.Value, found);
        }

        return [.. found.GroupBy(field => field.Name)
            .Select(field => new KeyValuePair<string, OracleValue>(field.Key, OracleValue.Of(field.Select(value => value.Value))))];
    }

    private static void Add(string name, JsonElement value, List<(string, OracleScalar)> found)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty member in value.EnumerateObject())
                    Add($"{name}.{member.Name}", member.Value, found);
                break;
            case JsonValueKind.Array:
                AddElements(name + "{}", value, found);
                break;
            case JsonValueKind.Null:
                break;
            case JsonValueKind.String:
                found.Add((name, OracleScalar.Of(value.GetString()!)));
                break;
            default:
                found.Add((name, OracleScalar.Of(value.GetRawText())));
                break;
        }
    }

    private static void AddElements(string name, JsonElement array, List<(string, OracleScalar)> found)
    {
        foreach (JsonElement element in array.EnumerateArray())
            Add(name, element, found);
    }

    /// <summary>Seconds, or ISO 8601 text; kept to the microsecond.</summary>
    private static void AddTime(JsonElement value, List<(string, OracleScalar)> found)
    {
        string text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        double seconds = Numbers.Parse(text)
            ?? (DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) - DateTimeOffset.UnixEpoch).TotalSeconds;
        found.Add(("_time", OracleScalar.Of(SplTime.FromSeconds(seconds).Seconds)));
    }
}
