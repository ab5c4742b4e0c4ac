using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace SplCompiler.Testing;

/// <summary>Reads <c>expect</c>: an array of rows, or <c>{"rows": N}</c>, <c>{"atLeast": N}</c>, <c>{"none": true}</c>, <c>{"error": true}</c>.</summary>
internal static class ExpectationReader
{
    public static Expectation? Read(JsonPart part, bool isOrdered, Action<JsonPart, string, string> report)
    {
        if (part.Kind == JsonValueKind.Array)
            return Rows(part.Items, isOrdered, report);
        if (part is not { Kind: JsonValueKind.Object, Members: [var (name, value)] })
        {
            report(part, "`expect` is an array of rows or one of `rows`, `atLeast`, `none`, `error`", "not an expectation");
            return null;
        }

        switch (name.Text)
        {
            case "rows" or "atLeast" when int.TryParse(value.Written, NumberStyles.None, CultureInfo.InvariantCulture, out int count):
                return name.Text == "rows" ? new CountExpectation(count) : new AtLeastExpectation(count);
            case "none" when value.Kind == JsonValueKind.True:
                return new NoneExpectation();
            case "error" when value.Kind == JsonValueKind.True:
                return new ErrorExpectation();
            case "rows" or "atLeast":
                report(value, $"`{name.Text}` is a whole number of rows, found {value.Description}", "no whole number");
                return null;
            case "none" or "error":
                report(value, $"`{name.Text}` can only be true, found {value.Description}", "not true");
                return null;
            default:
                report(name, $"`expect` has no form `{name.Text}`", "expected `rows`, `atLeast`, `none` or `error`");
                return null;
        }
    }

    /// <summary>Rows, one for each value; null when one of them is none.</summary>
    public static RowsExpectation? Rows(IEnumerable<JsonPart> parts, bool isOrdered, Action<JsonPart, string, string> report)
    {
        var reader = new TestValueReader(report);
        ImmutableDictionary<string, TestValue?>?[] rows = [.. parts.Select(reader.Row)];
        return rows.Contains(null) ? null : new RowsExpectation([.. rows!], isOrdered);
    }
}
