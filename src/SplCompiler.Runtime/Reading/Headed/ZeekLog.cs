using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SplCompiler.Runtime;

/// <summary>A log of Zeek in its own form: lines that begin with <c>#</c> name separator, path and columns. A set or vector is several values.</summary>
/// <remarks>Source: Zeek manual, "Zeek Log Formats and Inspection". Members have the names that Zeek's JSON logs have.</remarks>
internal sealed partial class ZeekLog(Stream text, int maxLine) : EnvelopeStream(text, maxLine)
{
    private byte _separator = (byte)'\t';
    private byte _setSeparator = (byte)',';
    private string _empty = "(empty)";
    private string _unset = "-";
    private string _path = "unknown";
    private string[] _fields = [];
    private string[] _types = [];

    protected override void Line(ReadOnlySpan<byte> line)
    {
        if (line.StartsWith("#"u8))
            Header(Encoding.UTF8.GetString(line));
        if (line.IsEmpty || line[0] == '#')
        {
            Skip();
            return;
        }

        var cells = new List<string>();
        foreach (Range cell in line.Split(_separator))
            cells.Add(Encoding.UTF8.GetString(line[cell]));
        Event(line, $"zeek:{_path}:json", cells, Members);
    }

    private void Header(string line)
    {
        int end = line.IndexOfAny([' ', (char)_separator]);
        string[] values = end < 0 ? [] : line[(end + 1)..].Split((char)_separator);
        string first = values.Length == 0 ? "" : values[0];
        switch (end < 0 ? line : line[..end])
        {
            case "#separator" when Unescaped(first) is { Length: 1 } separator:
                _separator = (byte)separator[0];
                break;
            case "#set_separator" when first.Length == 1:
                _setSeparator = (byte)first[0];
                break;
            case "#empty_field":
                _empty = first;
                break;
            case "#unset_field":
                _unset = first;
                break;
            case "#path":
                _path = first;
                break;
            case "#fields":
                _fields = values;
                break;
            case "#types":
                _types = values;
                break;
        }
    }

    private void Members(Utf8JsonWriter json, List<string> cells)
    {
        json.WriteString("index"u8, "zeek"u8);
        for (int i = 0; i < cells.Count && i < _fields.Length; i++)
        {
            string cell = cells[i];
            if (cell == _unset)
                continue;
            if (i < _types.Length && (_types[i].StartsWith("set[", StringComparison.Ordinal) || _types[i].StartsWith("vector[", StringComparison.Ordinal)))
            {
                json.WriteStartArray(_fields[i]);
                foreach (string value in cell == _empty ? [] : cell.Split((char)_setSeparator))
                    json.WriteStringValue(Unescaped(value));
                json.WriteEndArray();
            }
            else
            {
                json.WriteString(_fields[i], cell == _empty ? "" : Bool(i, Unescaped(cell)));
            }
        }
    }

    /// <summary>JSON logs write truths as words.</summary>
    private string Bool(int column, string cell) => column < _types.Length && _types[column] == "bool" ? cell == "T" ? "true" : "false" : cell;

    private static string Unescaped(string text) => text.Contains('\\', StringComparison.Ordinal)
        ? Escape().Replace(text, match => match.Length == 2 ? "\\" : ((char)int.Parse(match.ValueSpan[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
        : text;

    [GeneratedRegex(@"\\x[0-9a-fA-F]{2}|\\\\", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
