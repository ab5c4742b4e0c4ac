using System.Text;
using System.Text.Json;

namespace SplCompiler.Runtime;

/// <summary>
/// Rows of cells under a first row with their names: comma- or tab-separated values. Of columns with one name the values are those
/// of all; a cell without a name is no field. Both are reported.
/// </summary>
internal sealed class DelimitedTable(Stream text, char delimiter, int maxLine) : EnvelopeStream(text, maxLine)
{
    private readonly StringBuilder _row = new();
    private List<string>? _names;
    private int _quotes;

    protected override void Line(ReadOnlySpan<byte> line)
    {
        // A quoted cell may hold line breaks: the row goes on while a quote is open.
        if (_row.Length > 0)
            _row.Append('\n');
        _quotes += line.Count((byte)'"');
        _row.Append(Encoding.UTF8.GetString(line));
        if (_quotes % 2 == 0)
            Row();
        else
            Skip();
    }

    protected override void End()
    {
        if (_row.Length > 0)
            Row();
    }

    private void Row()
    {
        string row = _row.ToString();
        _row.Clear();
        _quotes = 0;
        List<string> cells = Cells(row);
        if (_names is not null && row.Length > 0)
        {
            if (cells.Count != _names.Count)
                Problem($"a row has {cells.Count} cells, the table has {_names.Count} columns");
            Event(Encoding.UTF8.GetBytes(row), "csv", cells, Members);
            return;
        }

        if (_names is null && row.Length > 0)
            Head(cells);
        Skip();
    }

    private void Head(List<string> names)
    {
        _names = names;
        string[] repeated = [.. names.Where(name => name.Length > 0).GroupBy(name => name, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => $"`{same.Key}`")];
        if (repeated.Length > 0)
            Problem($"more than one column is named {string.Join(", ", repeated)}");
    }

    private void Members(Utf8JsonWriter json, List<string> cells)
    {
        for (int i = 0; i < cells.Count && i < _names!.Count; i++)
        {
            if (cells[i].Length > 0 && _names[i] is not ("" or "_raw"))
                json.WriteString(_names[i], cells[i]);
        }
    }

    private List<string> Cells(string row) => delimiter == ',' ? CsvText.Lines(row).FirstOrDefault() ?? [] : [.. row.Split(delimiter).Select(cell => cell.Trim('"'))];
}
