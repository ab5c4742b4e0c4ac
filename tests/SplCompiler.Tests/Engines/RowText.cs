using SplCompiler.Oracle;
using SplCompiler.Runtime;
using SplCompiler.Testing;

namespace SplCompiler.Tests.Engines;

/// <summary>Rows as one text each, so that rows of two engines can be held against each other: fields by name, values by their text.</summary>
internal static class RowText
{
    public static string Of(OracleRow row) => Join(row.Fields.Select(field => (
        field.Key,
        field.Value.Values.Select(value => value.Computed is { } number ? Number(number) : Text(value.Text)))));

    public static string Of(IReadOnlyDictionary<string, TestValue> row) => Join(row.Select(field => (
        field.Key,
        (field.Value.IsList ? field.Value.List.AsEnumerable() : [field.Value]).Select(value => value.Number is { } number ? Number(number) : Text(value.TextForm)))));

    private static string Join(IEnumerable<(string Name, IEnumerable<string> Values)> fields) =>
        "{" + string.Join(", ", fields.OrderBy(field => field.Name, StringComparer.Ordinal).Select(field => $"{field.Name}=[{string.Join('|', field.Values)}]")) + "}";

    // A number and the text of the same number are one value to SPL; the last digits of sums depend on their order.
    private static string Number(double number) => SplNumber.Format(double.IsFinite(number) && number != 0 ? double.Parse(number.ToString("G12", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture) : number);

    private static string Text(string text) => SplNumber.TryParse(text, out double number) ? Number(number) : text;
}
