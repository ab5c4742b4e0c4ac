using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SplCompiler.Tests.Functions;

/// <summary>Compares rows with those expected: numbers as numbers, text as text, JSON in text as JSON, internal fields only when they are named.</summary>
internal static class RowComparison
{
    /// <summary>Null when they are the same, else what differs.</summary>
    public static string? Compare(FunctionCase one, List<JsonElement> rows)
    {
        if (one.Expected.ValueKind == JsonValueKind.Object)
            return CompareCount(one.Expected, rows);

        JsonElement[] expected = [.. one.Expected.EnumerateArray()];
        var left = new List<JsonElement>(rows);
        bool fits = expected.Length == rows.Count;
        for (int i = 0; fits && i < expected.Length; i++)
        {
            int found = one.IsOrdered ? (Matches(expected[i], rows[i]) ? i : -1) : left.FindIndex(row => Matches(expected[i], row));
            fits = found >= 0;
            if (fits && !one.IsOrdered)
                left.RemoveAt(found);
        }

        return fits ? null : $"expected {one.Expected.GetRawText()}, found [{string.Join(", ", rows.Select(row => row.GetRawText()))}]";
    }

    private static string? CompareCount(JsonElement expected, List<JsonElement> rows)
    {
        int least = expected.TryGetProperty("rows", out JsonElement exact) || expected.TryGetProperty("atLeast", out exact) ? exact.GetInt32() : 0;
        bool fits = expected.TryGetProperty("atLeast", out _) ? rows.Count >= least : rows.Count == least;
        return fits ? null : $"expected {expected.GetRawText()}, found {rows.Count} rows";
    }

    private static bool Matches(JsonElement expected, JsonElement row)
    {
        foreach (JsonProperty field in row.EnumerateObject())
        {
            if (field.Value.ValueKind != JsonValueKind.Null && !field.Name.StartsWith('_') && !expected.TryGetProperty(field.Name, out _))
                return false;
        }

        return expected.EnumerateObject().All(field => row.TryGetProperty(field.Name, out JsonElement value) && Same(field.Value, value));
    }

    private static bool Same(JsonElement expected, JsonElement value)
    {
        if (expected.ValueKind == JsonValueKind.Array)
        {
            return value.ValueKind == JsonValueKind.Array && expected.GetArrayLength() == value.GetArrayLength() &&
                expected.EnumerateArray().Zip(value.EnumerateArray(), Same).All(same => same);
        }

        if (value.ValueKind is JsonValueKind.Array or JsonValueKind.Null)
            return false;
        if (expected.ValueKind != JsonValueKind.Number)
            return SameText(expected.GetString()!, Text(value));
        return double.TryParse(Text(value), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && SameNumber(expected.GetDouble(), number);
    }

    private static bool SameNumber(double expected, double number) =>
        Math.Floor(expected) == expected && Math.Abs(expected) < 9007199254740992 ? expected == number : Math.Abs(expected - number) <= 1e-9 * Math.Abs(expected);

    private static bool SameText(string expected, string text)
    {
        if (string.Equals(expected, text, StringComparison.Ordinal))
            return true;
        if (expected is not ['{' or '[', ..] || text is not ['{' or '[', ..])
            return false;
        try
        {
            return JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(text));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
