using System.Text;
using System.Text.Json;

namespace SplCompiler.Cli.Rows;

/// <summary>The fields of a row as text, for formats that know no types.</summary>
internal static class RowCells
{
    /// <summary>Names and texts in the order of the row; several values stand on lines of their own.</summary>
    public static List<(string Name, string Text)> Read(ReadOnlySpan<byte> row)
    {
        var cells = new List<(string, string)>();
        var json = new Utf8JsonReader(row);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            string name = json.GetString()!;
            json.Read();
            cells.Add((name, Text(ref json)));
        }

        return cells;
    }

    private static string Text(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartArray)
            return Single(ref json);
        var texts = new List<string>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            texts.Add(Single(ref json));
        return string.Join('\n', texts);
    }

    // A number keeps the digits that it was written with.
    private static string Single(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.String => json.GetString()!,
        JsonTokenType.Null => "",
        _ => Encoding.UTF8.GetString(json.ValueSpan),
    };
}
