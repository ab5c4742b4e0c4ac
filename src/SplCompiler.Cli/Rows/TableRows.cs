using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;
using SplCompiler.Cli.Scheduling;
using SplCompiler.Cli.Terminals;
using SplCompiler.Runtime;

namespace SplCompiler.Cli.Rows;

/// <summary><c>--output table</c>: a table for each rule that gave rows, and each window if there are any; rows with more fields than fit are shown one below the other.</summary>
internal sealed class TableRows(Stream stream, bool named, int width, bool color) : RowOutput
{
    // A column narrower than this wraps every word.
    private const int NarrowestColumn = 12;

    // The equality of a rule is that of its path, title and factory: two rules never share the factory.
    private readonly List<(CompiledRule Rule, RunWindow? Window)> _tables = [];
    private readonly Dictionary<(CompiledRule, RunWindow?), List<List<(string Name, string Text)>>> _rows = [];

    public override void Write(CompiledRule rule, SplTime? time, long ordinal, ReadOnlySpan<byte> json)
    {
        if (!_rows.TryGetValue((rule, Window), out List<List<(string, string)>>? rows))
        {
            _tables.Add((rule, Window));
            _rows.Add((rule, Window), rows = []);
        }

        rows.Add(RowCells.Read(json));
    }

    public override void Complete()
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(false), 16 * 1024, leaveOpen: true) { NewLine = "\n" };
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(text),
            Ansi = color ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = color ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = true;
        foreach ((CompiledRule rule, RunWindow? window) in named ? _tables.OrderBy(table => table.Rule.Path, StringComparer.Ordinal).ToList() : _tables)
        {
            if (named)
                console.Write(new Text($"{rule.Path}{(rule.Stanza is null ? "" : $" [{rule.Stanza}]")}{(rule.Title is null ? "" : $": {rule.Title}")}{(window is null ? "" : $", {window}")}\n", new Style(decoration: Decoration.Bold)));
            foreach (IRenderable part in Show(_rows[(rule, window)]))
                console.Write(part);
        }
    }

    private IEnumerable<IRenderable> Show(List<List<(string Name, string Text)>> rows)
    {
        string[] columns = [.. rows.SelectMany(row => row.Select(cell => cell.Name)).Distinct(StringComparer.Ordinal)];
        return columns.Length * NarrowestColumn <= width ? [Wide(columns, rows)] : rows.Select((row, i) => Tall(row, i + 1));
    }

    private static Table Wide(string[] columns, List<List<(string Name, string Text)>> rows)
    {
        Table table = new Table().Border(TableBorder.Rounded);
        foreach (string column in columns)
            table.AddColumn(new TableColumn(new Text(column)));
        foreach (List<(string Name, string Text)> row in rows)
            table.AddRow(columns.Select(column => new Text(VisibleText.Of(row.Find(cell => cell.Name == column).Text ?? ""))));
        return table;
    }

    private static Table Tall(List<(string Name, string Text)> row, int number)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumn(new TableColumn(new Text($"row {number}")).NoWrap()).AddColumn("");
        foreach ((string name, string text) in row)
            table.AddRow(new Text(name), new Text(VisibleText.Of(text)));
        return table;
    }
}
