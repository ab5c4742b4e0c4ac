using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace SplCompiler.Commands;

/// <summary>Rows that stand in the text of a rule: <c>makeresults format=… data=…</c>.</summary>
/// <param name="Columns">The names, in order of appearance.</param>
/// <param name="Values">A value for each column of each row; null for a missing one.</param>
/// <remarks>Source: Search Reference, "makeresults". An object or array inside a JSON row stays JSON text.</remarks>
internal sealed record GivenRows(ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string?>> Values)
{
    /// <summary>Reads lines of values, or a JSON array of objects; null when the text is none.</summary>
    public static GivenRows? Read(string text, bool isJson) => isJson ? ReadJson(text) : ReadLines(text);

    private static GivenRows? ReadJson(string text)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(text);
            if (json.RootElement.ValueKind != JsonValueKind.Array || json.RootElement.EnumerateArray().Any(row => row.ValueKind != JsonValueKind.Object))
                return null;
            ImmutableArray<string> columns = [.. json.RootElement.EnumerateArray().SelectMany(row => row.EnumerateObject()).Select(member => member.Name).Distinct(StringComparer.Ordinal)];
            return new GivenRows(columns, [.. json.RootElement.EnumerateArray().Select(row => columns.Select(name => Text(row, name)).ToImmutableArray())]);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement row, string name) => !row.TryGetProperty(name, out JsonElement value) ? null : value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => value.GetRawText(),
        _ => JsonSerializer.Serialize(value),
    };

    private static GivenRows ReadLines(string text)
    {
        List<List<string>> lines = Lines(text);
        if (lines.Count == 0)
            return new GivenRows([], []);
        ImmutableArray<string> columns = [.. lines[0].Select(name => name.Trim()).Distinct(StringComparer.Ordinal)];
        List<string> header = [.. lines[0].Select(name => name.Trim())];
        return new GivenRows(columns, [.. lines.Skip(1).Select(line => columns.Select(name => Cell(line, header.IndexOf(name))).ToImmutableArray())]);
    }

    private static string? Cell(List<string> line, int column) => column < line.Count && line[column].Length > 0 ? line[column] : null;

    /// <summary>The cells of each line that is not empty; a quote inside quotes is doubled.</summary>
    private static List<List<string>> Lines(string text)
    {
        var lines = new List<List<string>>();
        var line = new List<string>();
        var cell = new StringBuilder();
        bool isQuoted = false;
        for (int i = 0; i <= text.Length; i++)
        {
            char c = i < text.Length ? text[i] : '\n';
            bool isEnd = i == text.Length;
            if (c == '"' && isQuoted && i + 1 < text.Length && text[i + 1] == '"')
            {
                cell.Append(c);
                i++;
            }
            else if (c == '"' && (isQuoted || cell.Length == 0))
            {
                isQuoted = !isQuoted;
            }
            else if (!isEnd && (isQuoted || c is not (',' or '\n' or '\r')))
            {
                cell.Append(c);
            }
            else if (c == ',' || line.Count > 0 || cell.Length > 0)
            {
                line.Add(cell.ToString());
                cell.Clear();
                if (c == ',')
                    continue;
                lines.Add(line);
                line = [];
            }
        }

        return lines;
    }
}
