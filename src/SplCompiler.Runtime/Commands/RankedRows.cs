using System.Globalization;

namespace SplCompiler.Runtime;

/// <summary>Combinations of values with their counts, the most or least frequent ones of each group: <c>top</c>, <c>rare</c>.</summary>
/// <param name="limit">At most so many of each group; 0 for all.</param>
/// <param name="leastFirst">True for rare.</param>
/// <param name="hasOther">True when a row for the combinations that were left out is wanted.</param>
/// <remarks>Source: Search Reference, "top", "rare". Of equal counts the least value comes first, of which the manual says nothing.</remarks>
public sealed class RankedRows<TRow>(int limit, bool leastFirst, bool hasOther)
    where TRow : struct
{
    private readonly List<(string By, List<(TRow Row, double Count)> Rows)> _groups = [];

    /// <summary>Adds a combination; those of a group come one behind the other, ascending by value.</summary>
    public void Add(TRow row, double count, params ReadOnlySpan<SplValue> by)
    {
        string key = RowCounts.Combination(by)!;
        if (_groups.Count == 0 || !string.Equals(_groups[^1].By, key, StringComparison.Ordinal))
            _groups.Add((key, []));
        _groups[^1].Rows.Add((row, count));
    }

    /// <summary>The rows that stay, with their share of their group in percent.</summary>
    public IEnumerable<(TRow Row, double Count, string Percent, bool IsOther)> InOrder()
    {
        foreach ((_, List<(TRow Row, double Count)> rows) in _groups)
        {
            double total = rows.Sum(row => row.Count);
            int shown = limit == 0 ? rows.Count : Math.Min(limit, rows.Count);
            List<(TRow Row, double Count)> ordered = [.. leastFirst ? rows.OrderBy(row => row.Count) : rows.OrderByDescending(row => row.Count)];
            foreach ((TRow row, double count) in ordered.Take(shown))
                yield return (row, count, Percent(count, total), false);
            if (!hasOther || shown == rows.Count)
                continue;
            double rest = ordered.Skip(shown).Sum(row => row.Count);
            yield return (ordered[shown].Row, rest, Percent(rest, total), true);
        }
    }

    /// <summary>Six digits behind the point, as the manual's tables show.</summary>
    private static string Percent(double count, double total) => (count * 100 / total).ToString("F6", CultureInfo.InvariantCulture);
}
