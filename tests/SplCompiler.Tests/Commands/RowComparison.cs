using System.Globalization;
using System.Text.Json;

namespace SplCompiler.Tests.Commands;

/// <summary>Compares rows with what an example or a conformance case expects of them.</summary>
internal static class RowComparison
{
    /// <summary>What differs, or null. A field that is not expected must be absent, unless it is internal.</summary>
    public static string? Differ(JsonElement expected, IReadOnlyList<string> rows, bool inOrder)
    {
        JsonElement[] wanted = expected.ValueKind == JsonValueKind.Array ? [.. expected.EnumerateArray()] : [expected];
        List<JsonElement> found = [.. rows.Select(row => JsonDocument.Parse(row).RootElement)];
        string all = $"expected {expected.GetRawText()}\nfound    [{string.Join(",\n          ", rows)}]";
        if (wanted.Length != found.Count)
            return $"{wanted.Length} rows expected, {found.Count} found\n{all}";
        for (int i = 0; i < wanted.Length; i++)
        {
            int at = inOrder ? (IsRow(wanted[i], found[0]) ? 0 : -1) : found.FindIndex(row => IsRow(wanted[i], row));
            if (at < 0)
                return $"row {i} is not there\n{all}";
            found.RemoveAt(at);
        }

        return null;
    }

    private static bool IsRow(JsonElement wanted, JsonElement row)
    {
        foreach (JsonProperty field in wanted.EnumerateObject())
        {
            if (!row.TryGetProperty(field.Name, out JsonElement value) || !IsValue(field.Value, value))
                return false;
        }

        return row.EnumerateObject().All(field => field.Value.ValueKind == JsonValueKind.Null || field.Name.StartsWith('_') || wanted.TryGetProperty(field.Name, out _));
    }

    private static bool IsValue(JsonElement wanted, JsonElement value)
    {
        if (wanted.ValueKind == JsonValueKind.Array)
        {
            return value.ValueKind == JsonValueKind.Array && wanted.GetArrayLength() == value.GetArrayLength()
                && wanted.EnumerateArray().Zip(value.EnumerateArray()).All(pair => IsValue(pair.First, pair.Second));
        }

        string text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        if (wanted.ValueKind == JsonValueKind.Number)
        {
            double number = wanted.GetDouble();
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double other)
                && (number == other || Math.Abs(number - other) <= 1e-9 * Math.Abs(number));
        }

        return text == wanted.GetString() || IsSameJson(wanted.GetString()!, text);
    }

    private static bool IsSameJson(string wanted, string found)
    {
        if (wanted.Length == 0 || wanted[0] is not ('{' or '['))
            return false;
        try
        {
            using JsonDocument first = JsonDocument.Parse(wanted), second = JsonDocument.Parse(found);
            return JsonElement.DeepEquals(first.RootElement, second.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
