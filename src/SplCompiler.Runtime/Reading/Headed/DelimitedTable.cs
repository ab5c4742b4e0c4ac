using System.Text;
using System.Text.Json;

namespace SplCompiler.Runtime;

/// <summary>Rows of cells under a first row with their names: comma- or tab-separated values.</summary>
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
            Event(Encoding.UTF8.GetBytes(row), "csv", cells, Members);
            return;
        }

        _names ??= row.Length == 0 ? null : cells;
        Skip();
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
