using System.Text;

namespace SplCompiler.Runtime;

/// <summary>Rows as one search expression: <c>format</c>.</summary>
/// <param name="maximum">How many rows at most; 0 for all.</param>
/// <param name="valueSeparator">What stands between the values of one field.</param>
/// <param name="empty">The expression when there are no rows.</param>
/// <param name="pieces">Row prefix, column prefix, column separator, column end, row separator, row end.</param>
/// <remarks>Source: Search Reference, "format".</remarks>
public sealed class FormattedRows(long maximum, string valueSeparator, string empty, params string[] pieces)
{
    private readonly List<string> _rows = [];

    public void Add(OpenFields row)
    {
        if (maximum > 0 && _rows.Count >= maximum)
            return;
        string fields = string.Join($" {pieces[2]} ", row.Fields.Select(field => Field(field.Key is "search" or "query" ? null : field.Key, field.Value, valueSeparator)));
        _rows.Add($"{pieces[1]} {fields} {pieces[3]}");
    }

    public IEnumerable<string> Searches() => [_rows.Count == 0 ? empty : $"{pieces[0]} {string.Join($" {pieces[4]} ", _rows)} {pieces[5]}"];

    /// <summary><c>name="value"</c>; several values in parentheses; the value alone without a name.</summary>
    internal static string Field(string? name, SplValue value, string separator)
    {
        var texts = new List<string>();
        for (int i = 0; i < value.Count; i++)
            texts.Add(name is null ? value[i].Text! : $"{name}=\"{Escape(value[i].Text!)}\"");
        if (texts.Count == 1)
            return texts[0];
        return $"( {string.Join($" {separator} ", texts)} )";
    }

    private static string Escape(string text) => new StringBuilder(text).Replace("\\", "\\\\").Replace("\"", "\\\"").ToString();
}
