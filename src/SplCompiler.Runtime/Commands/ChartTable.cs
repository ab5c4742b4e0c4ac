namespace SplCompiler.Runtime;

/// <summary>A table whose columns are values: <c>chart</c>, <c>timechart</c>, <c>xyseries</c>.</summary>
/// <param name="names">The names of the results, when there are several: they become part of the names of columns.</param>
/// <param name="format">How: <c>$AGG$</c> stands for the result, <c>$VAL$</c> for the value.</param>
/// <remarks>Source: Search Reference, "chart", "timechart", "xyseries".</remarks>
public sealed class ChartTable<TRow>(string[] names, string format)
    where TRow : notnull
{
    private readonly Dictionary<TRow, int> _places = [];
    private readonly List<(TRow Row, Dictionary<string, SplValue[]> Cells)> _rows = [];
    private readonly SortedSet<string> _columns = new(StringComparer.Ordinal);
    private SplValue[] _empty = new SplValue[names.Length];

    /// <summary>The results of a cell without rows.</summary>
    public void Empty(params SplValue[] results) => _empty = results;

    /// <summary>Only neighbours make a row: one that comes again behind others is another.</summary>
    public bool IsGrouped { get; init; }

    /// <summary>Makes a row exist; rows stay in the order in which they come.</summary>
    public void AddRow(TRow row)
    {
        if (_places.TryGetValue(row, out int place) && (!IsGrouped || place == _rows.Count - 1))
            return;
        _places[row] = _rows.Count;
        _rows.Add((row, new(StringComparer.Ordinal)));
    }

    /// <summary>Puts results into a cell, over those that it has.</summary>
    public void Add(TRow row, string column, params SplValue[] results)
    {
        AddRow(row);
        _columns.Add(column);
        _rows[_places[row]].Cells[column] = results;
    }

    /// <summary>The rows with their columns, ascending by name.</summary>
    public IEnumerable<(TRow Row, OpenFields Columns)> Rows()
    {
        foreach ((TRow row, Dictionary<string, SplValue[]> cells) in _rows)
        {
            var fields = new OpenFields();
            for (int i = 0; i < names.Length; i++)
            {
                foreach (string column in _columns)
                    fields.Add(Name(i, column), cells.GetValueOrDefault(column, _empty)[i]);
            }

            yield return (row, fields);
        }
    }

    private string Name(int result, string column) => names.Length == 1 && format.Length == 0 ? column
        : format.Replace("$AGG$", names[result], StringComparison.Ordinal).Replace("$VAL$", column, StringComparison.Ordinal);
}

/// <summary>Which columns a chart shows: those with the greatest scores, one for all others, and the one of rows without a value.</summary>
/// <param name="limit">How many; 0 for all.</param>
/// <param name="leastFirst">True for those with the least scores.</param>
/// <param name="other">The column of all others; null when they are left out.</param>
/// <param name="missing">The column of rows without a value: it does not count.</param>
/// <remarks>Source: Search Reference, "chart", "timechart". Of equal scores the least name comes first, of which the manual says nothing.</remarks>
public sealed class ChartColumns(int limit, bool leastFirst, string? other, string missing)
{
    private readonly SortedDictionary<string, ColumnScore> _scores = new(StringComparer.Ordinal);
    private HashSet<string>? _shown;

    /// <summary>Which columns stay, instead of those with the greatest sums.</summary>
    public ChartColumnChoice? Choice { get; init; }

    /// <summary>Adds to the score of a column.</summary>
    public void Score(string column, double? score) => _scores[column] = _scores.GetValueOrDefault(column).With(score);

    /// <summary>The column that a value goes to; null when it is left out.</summary>
    public string? Of(string column)
    {
        if ((limit == 0 && Choice is null) || column == missing)
            return column;
        _shown ??= [.. (Choice ?? new ChartColumnChoice("sum", "in", leastFirst, limit)).Of(_scores.Where(pair => pair.Key != missing))];
        return _shown.Contains(column) ? column : other;
    }
}
