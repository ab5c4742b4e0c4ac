using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace SplCompiler.Testing;

/// <summary>Reads expected rows and their values.</summary>
internal sealed class TestValueReader(Action<JsonPart, string, string> report)
{
    /// <summary>A row; null, and a report, when it is none.</summary>
    public ImmutableDictionary<string, TestValue?>? Row(JsonPart part)
    {
        if (part.Kind != JsonValueKind.Object)
        {
            report(part, $"a row is an object, found {part.Description}", "no object");
            return null;
        }

        var row = ImmutableDictionary.CreateBuilder<string, TestValue?>(StringComparer.Ordinal);
        foreach ((JsonPart name, JsonPart value) in part.Members)
        {
            if (row.ContainsKey(name.Text))
            {
                report(name, $"the row names `{name.Text}` twice", "the second time");
                return null;
            }

            TestValue? read = value.Kind == JsonValueKind.Null ? null : Value(value, isElement: false);
            if (read is null && value.Kind != JsonValueKind.Null)
                return null;
            row.Add(name.Text, read);
        }

        return row.ToImmutable();
    }

    private TestValue? Value(JsonPart part, bool isElement)
    {
        switch (part.Kind)
        {
            case JsonValueKind.Number:
                return TestValue.Of(double.Parse(part.Text, NumberStyles.Float, CultureInfo.InvariantCulture));
            case JsonValueKind.String:
                return TestValue.Of(part.Text);
            case JsonValueKind.Array when !isElement && part.Items.Length > 0:
                TestValue?[] values = [.. part.Items.Select(item => Value(item, isElement: true))];
                return values.Contains(null) ? null : TestValue.Of(values!);
            case JsonValueKind.Array when !isElement:
                report(part, "an empty array is no value: a field that must be absent is not listed", "no value");
                return null;
            default:
                report(part, $"a value of a row is a number, a string or an array of these, found {part.Description}", "not a value of a row");
                return null;
        }
    }
}
