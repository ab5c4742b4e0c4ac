namespace SplCompiler.Runtime;

/// <summary>The rows of two searches, compared as a whole: <c>set</c>.</summary>
/// <remarks>Source: Search Reference, "set". Rows come in the order in which they were added, each once.</remarks>
public sealed class ComparedRows<TRow>
    where TRow : struct
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<(TRow Row, bool InFirst, bool InSecond)> _rows = [];

    /// <param name="isSecond">Which search it comes from.</param>
    /// <param name="content">A text that is the same for equal rows.</param>
    /// <param name="row">The row.</param>
    public void Add(bool isSecond, string content, TRow row)
    {
        if (!_places.TryGetValue(content, out int place))
        {
            _places.Add(content, place = _rows.Count);
            _rows.Add((row, false, false));
        }

        (TRow kept, bool inFirst, bool inSecond) = _rows[place];
        _rows[place] = (kept, inFirst || !isSecond, inSecond || isSecond);
    }

    public IEnumerable<TRow> Union() => _rows.Select(row => row.Row);

    /// <summary>Rows of only one of the searches.</summary>
    public IEnumerable<TRow> Difference() => _rows.Where(row => row.InFirst != row.InSecond).Select(row => row.Row);

    /// <summary>Rows of both.</summary>
    public IEnumerable<TRow> Intersection() => _rows.Where(row => row.InFirst && row.InSecond).Select(row => row.Row);
}
