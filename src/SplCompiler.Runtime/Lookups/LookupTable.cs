using System.Collections.Concurrent;
using System.Text;

namespace SplCompiler.Runtime;

/// <summary>A table in memory with an index for each set of key columns that is asked for.</summary>
/// <remarks>Source: Knowledge Manager Manual, "About lookups"; Admin Manual, "transforms.conf".</remarks>
public sealed class LookupTable : ILookupTable
{
    private readonly string[] _columns;
    private readonly List<string[]> _rows;
    private readonly ConcurrentDictionary<string, LookupIndex> _indexes = new(StringComparer.Ordinal);

    private LookupTable(string[] columns, List<string[]> rows, LookupRules rules) => (_columns, _rows, Rules) = (columns, rows, rules);

    public LookupRules Rules { get; }

    public IReadOnlyList<string> Columns => _columns;

    public IEnumerable<OpenFields> Rows => _rows.Select(Row);

    /// <summary>A table of rows that were read elsewhere. A row may have fewer cells than there are columns: the rest is missing.</summary>
    public static LookupTable FromRows(string[] columns, List<string[]> rows, LookupRules rules) => new(columns, rows, rules);

    /// <summary>The table of a CSV text, whose first line names the columns. An empty cell is a missing field.</summary>
    /// <param name="text">The text.</param>
    /// <param name="rules">How keys are compared.</param>
    /// <param name="onRagged">Told of each row with more or fewer cells than columns, by its number from 1. One with more is left out.</param>
    public static LookupTable FromCsv(string text, LookupRules? rules = null, Action<int, string>? onRagged = null)
    {
        string[]? columns = null;
        var rows = new List<string[]>();
        int number = 0;
        foreach (List<string> cells in CsvText.Lines(text))
        {
            if (columns is null)
            {
                columns = [.. cells.Select(cell => cell.Trim())];
                continue;
            }

            number++;
            if (cells.Count != columns.Length)
                onRagged?.Invoke(number, $"row {number} has {cells.Count} cells, the table has {columns.Length} columns");
            if (cells.Count <= columns.Length || onRagged is null)
                rows.Add([.. cells.Take(columns.Length)]);
        }

        return new LookupTable(columns ?? [], rows, rules ?? LookupRules.Exact);
    }

    /// <inheritdoc cref="FromCsv(string, LookupRules?, Action{int, string}?)"/>
    public static LookupTable FromCsv(ReadOnlySpan<byte> text, LookupRules rules) => FromCsv(Encoding.UTF8.GetString(text), rules);

    /// <inheritdoc/>
    public OpenFields? Match(ReadOnlySpan<string> columns, ReadOnlySpan<SplValue> keys)
    {
        IReadOnlyList<int> places = Index(columns).Find(keys);
        int defaults = Rules.Default is null ? 0 : Math.Max(0, Rules.MinMatches - places.Count);
        if (places.Count + defaults == 0)
            return null;
        var fields = new FieldCollector();
        foreach (int place in places.Take(Rules.MaxMatches))
        {
            foreach ((string name, SplValue value) in Row(_rows[place]).Fields)
                fields.Add(name, value);
        }

        for (int i = 0; i < defaults; i++)
        {
            foreach (string name in _columns)
                fields.Add(name, Rules.Default);
        }

        return fields.ToOpenFields();
    }

    private OpenFields Row(string[] cells)
    {
        var row = new OpenFields();
        for (int i = 0; i < cells.Length; i++)
            row.Add(_columns[i], cells[i].Length == 0 ? SplValue.Null : cells[i]);
        return row;
    }

    private LookupIndex Index(ReadOnlySpan<string> columns)
    {
        string key = columns.Length == 1 ? columns[0] : string.Join('\n', columns.ToArray());
        if (_indexes.TryGetValue(key, out LookupIndex? index))
            return index;
        int[] places = [.. columns.ToArray().Select(column => Array.IndexOf(_columns, column))];
        return _indexes.GetOrAdd(key, _ => new LookupIndex(_rows, _columns, places, Rules));
    }
}
