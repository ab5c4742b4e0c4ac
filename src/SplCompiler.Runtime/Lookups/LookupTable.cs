using System.Collections.Concurrent;
using System.Text;

namespace SplCompiler.Runtime;

/// <summary>A table in memory whose keys must equal the cells, with case: what a CSV file is when no definition says otherwise.</summary>
/// <remarks>Source: Knowledge Manager Manual, "About lookups"; transforms.conf.</remarks>
public sealed class LookupTable : ILookupTable
{
    /// <summary>How many rows one match takes: <c>max_matches</c> of transforms.conf.</summary>
    private const int MaxMatches = 1000;

    private readonly List<OpenFields> _rows = [];
    private readonly ConcurrentDictionary<string, Dictionary<string, List<int>>> _indexes = new(StringComparer.Ordinal);

    private LookupTable(IEnumerable<OpenFields> rows) => _rows.AddRange(rows);

    public IEnumerable<OpenFields> Rows => _rows;

    /// <summary>The table of a CSV text, whose first line names the columns. Cells beyond the columns are left out; an empty cell is a missing field.</summary>
    public static LookupTable FromCsv(string text)
    {
        List<string>? columns = null;
        var rows = new List<OpenFields>();
        foreach (List<string> cells in CsvText.Lines(text))
        {
            if (columns is null)
            {
                columns = [.. cells.Select(cell => cell.Trim())];
                continue;
            }

            var row = new OpenFields();
            for (int i = 0; i < Math.Min(columns.Count, cells.Count); i++)
                row.Add(columns[i], cells[i].Length == 0 ? SplValue.Null : cells[i]);
            rows.Add(row);
        }

        return new LookupTable(rows);
    }

    /// <inheritdoc/>
    public OpenFields? Match(ReadOnlySpan<string> columns, ReadOnlySpan<SplValue> keys)
    {
        var places = new SortedSet<int>();
        Dictionary<string, List<int>> index = Index(columns.ToArray());
        foreach (string key in Keys(keys, 0, ""))
        {
            if (index.TryGetValue(key, out List<int>? found))
                places.UnionWith(found);
        }

        if (places.Count == 0)
            return null;
        var fields = new FieldCollector();
        foreach (int place in places.Take(MaxMatches))
        {
            foreach ((string name, SplValue value) in _rows[place].Fields)
                fields.Add(name, value);
        }

        return fields.ToOpenFields();
    }

    private Dictionary<string, List<int>> Index(string[] columns) => _indexes.GetOrAdd(string.Join('\n', columns), _ =>
    {
        var index = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (int place = 0; place < _rows.Count; place++)
        {
            var key = new StringBuilder();
            bool isComplete = true;
            foreach (string column in columns)
            {
                isComplete &= _rows[place][column].Text is not null;
                key.Append(Part(_rows[place][column].Text ?? ""));
            }

            if (!isComplete)
                continue;
            if (!index.TryGetValue(key.ToString(), out List<int>? places))
                index.Add(key.ToString(), places = []);
            places.Add(place);
        }

        return index;
    });

    /// <summary>Every combination of one value of each key.</summary>
    private static List<string> Keys(ReadOnlySpan<SplValue> keys, int first, string start)
    {
        if (first == keys.Length)
            return [start];
        var combinations = new List<string>();
        for (int i = 0; i < keys[first].Count; i++)
            combinations.AddRange(Keys(keys, first + 1, start + Part(keys[first][i].Text!)));
        return combinations;
    }

    private static string Part(string text) => $"{text.Length}:{text}";
}
