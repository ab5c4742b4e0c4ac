using System.Text;
using SplCompiler.Cli.Scheduling;
using SplCompiler.Runtime;

namespace SplCompiler.Cli.Rows;

/// <summary><c>--output csv</c>: a column for every field that occurs, in order of appearance. Several values stand on lines of one cell.</summary>
/// <remarks>The first line needs the names of all rows, so rows are kept until the end. Source: RFC 4180, with line feeds.</remarks>
internal sealed class CsvRows(Stream stream, bool named) : RowOutput
{
    private readonly List<(CompiledRule Rule, RunWindow? Window, List<(string Name, string Text)> Cells)> _rows = [];
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);

    public override void Write(CompiledRule rule, SplTime? time, long ordinal, ReadOnlySpan<byte> json)
    {
        List<(string Name, string Text)> cells = RowCells.Read(json);
        foreach ((string name, _) in cells)
            _columns.TryAdd(name, _columns.Count);
        _rows.Add((rule, Window, cells));
    }

    public override void Complete()
    {
        bool hasWindows = _rows.Exists(row => row.Window is not null);
        bool hasStanzas = named && _rows.Exists(row => row.Rule.Stanza is not null);
        using var text = new StreamWriter(stream, new UTF8Encoding(false), 16 * 1024, leaveOpen: true) { NewLine = "\n" };
        string[] names = [.. Names(hasStanzas), .. hasWindows ? ["window"] : Array.Empty<string>(), .. _columns.Keys];
        if (names.Length > 0)
            WriteLine(text, names);
        foreach ((CompiledRule rule, RunWindow? window, List<(string Name, string Text)> cells) in _rows)
        {
            var line = new string[_columns.Count];
            foreach ((string name, string cell) in cells)
                line[_columns[name]] = cell;
            WriteLine(text, [.. Values(rule, hasStanzas), .. hasWindows ? [window?.ToString()] : Array.Empty<string?>(), .. line]);
        }
    }

    private string[] Names(bool hasStanzas) => !named ? [] : hasStanzas ? ["rule", "id", "title", "stanza"] : ["rule", "id", "title"];

    private string?[] Values(CompiledRule rule, bool hasStanzas) =>
        !named ? [] : hasStanzas ? [rule.Path, rule.Id, rule.Title, rule.Stanza] : [rule.Path, rule.Id, rule.Title];

    private static void WriteLine(StreamWriter text, string?[] cells)
    {
        for (int i = 0; i < cells.Length; i++)
        {
            if (i > 0)
                text.Write(',');
            text.Write(CsvCell.Of(cells[i] ?? ""));
        }

        text.WriteLine();
    }
}
