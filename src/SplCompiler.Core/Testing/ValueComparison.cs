using System.Text.Json;
using SplCompiler.Planning;

namespace SplCompiler.Testing;

/// <summary>When a found row or value is the expected one.</summary>
internal static class ValueComparison
{
    private const double SmallestInexactInteger = 9007199254740992;
    private const double Tolerance = 1e-9;

    /// <summary>The first difference in words, or null. Internal fields (<c>_time</c>) count only where they are listed.</summary>
    public static string? Difference(IReadOnlyDictionary<string, TestValue?> expected, IReadOnlyDictionary<string, TestValue> found)
    {
        foreach ((string name, TestValue? value) in expected.OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            TestValue? actual = found.GetValueOrDefault(name);
            if (value is null ? actual is not null : actual is null || !AreEqual(value, actual))
                return $"field `{name}`: expected {value?.ToString() ?? "no value"}, found {actual?.ToString() ?? "no value"}";
        }

        foreach ((string name, TestValue value) in found.OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            if (!name.StartsWith('_') && !expected.ContainsKey(name))
                return $"field `{name}`: expected no value, found {value}";
        }

        return null;
    }

    public static bool AreEqual(TestValue expected, TestValue found)
    {
        if (expected.IsList || found.IsList)
            return expected.List.Length == found.List.Length && expected.List.Zip(found.List, AreEqual).All(equal => equal);
        if (expected.Number is { } number)
            return (found.Number ?? (PlainNumber.TryParse(found.Text!, out double read) ? read : null)) is { } actual && AreClose(number, actual);
        return string.Equals(expected.Text, found.TextForm, StringComparison.Ordinal) || AreSameJson(expected.Text!, found.TextForm);
    }

    private static bool AreClose(double expected, double found)
    {
        bool isExact = Math.Floor(expected) == expected && Math.Abs(expected) < SmallestInexactInteger;
        return expected == found || (!isExact && Math.Abs(expected - found) <= Tolerance * Math.Max(Math.Abs(expected), Math.Abs(found)));
    }

    /// <summary>Spaces in the text of an object or array do not count.</summary>
    private static bool AreSameJson(string expected, string found)
    {
        if (expected.TrimStart() is not ['{' or '[', ..])
            return false;
        try
        {
            using JsonDocument left = JsonDocument.Parse(expected), right = JsonDocument.Parse(found);
            return JsonElement.DeepEquals(left.RootElement, right.RootElement);
        }
        catch (JsonException)
        {
            // Text that only looks like JSON is text, and that differs.
            return false;
        }
    }
}
