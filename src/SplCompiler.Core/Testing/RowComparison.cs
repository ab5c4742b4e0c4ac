using System.Text;

namespace SplCompiler.Testing;

/// <summary>Holds the rows of a search against what a case expects.</summary>
public static class RowComparison
{
    /// <summary>So many rows of each side a message shows.</summary>
    private const int ShownRows = 20;

    /// <summary>Null when the rows are as expected; else what is wrong, with the rows of both sides.</summary>
    /// <param name="expect">What the case expects. That a search must be refused is never met by rows.</param>
    /// <param name="rows">In the order of the search.</param>
    public static string? Compare(Expectation expect, IReadOnlyList<IReadOnlyDictionary<string, TestValue>> rows)
    {
        string? problem = expect switch
        {
            RowsExpectation { IsOrdered: true } exact => InOrder(exact, rows),
            RowsExpectation any => InAnyOrder(any, rows),
            CountExpectation count when rows.Count != count.Count => $"expected {Count(count.Count)}, found {rows.Count}",
            AtLeastExpectation least when rows.Count < least.Count => $"expected at least {Count(least.Count)}, found {rows.Count}",
            NoneExpectation when rows.Count > 0 => $"expected no row, found {rows.Count}",
            ErrorExpectation => "expected an error when the search is compiled, but it ran",
            _ => null,
        };
        return problem is null ? null : problem + Tables(expect, rows);
    }

    private static string? InOrder(RowsExpectation expect, IReadOnlyList<IReadOnlyDictionary<string, TestValue>> rows)
    {
        for (int i = 0; i < Math.Min(rows.Count, expect.Rows.Length); i++)
        {
            if (ValueComparison.Difference(expect.Rows[i], rows[i]) is { } difference)
                return $"row {i + 1}: {difference}";
        }

        return rows.Count == expect.Rows.Length ? null : $"expected {Count(expect.Rows.Length)} in this order, found {rows.Count}";
    }

    private static string? InAnyOrder(RowsExpectation expect, IReadOnlyList<IReadOnlyDictionary<string, TestValue>> rows)
    {
        RowMatching matching = RowMatching.Of(expect.Rows, rows);
        if (matching.Missing.IsEmpty && matching.Surplus.IsEmpty)
            return null;
        if (matching is { Missing: [var missing], Surplus: [var surplus] })
            return ValueComparison.Difference(expect.Rows[missing], rows[surplus]);
        return $"expected {Count(expect.Rows.Length)} in any order, found {rows.Count}"
            + string.Concat(matching.Missing.Take(ShownRows).Select(i => $"\n  missing: {Text(expect.Rows[i])}"))
            + string.Concat(matching.Surplus.Take(ShownRows).Select(i => $"\n  surplus: {Text(rows[i])}"));
    }

    private static string Tables(Expectation expect, IReadOnlyList<IReadOnlyDictionary<string, TestValue>> rows)
    {
        var text = new StringBuilder();
        if (expect is RowsExpectation expected)
            Append("expected:", [.. expected.Rows.Take(ShownRows).Select(Text)], expected.Rows.Length);
        Append("found:", [.. rows.Take(ShownRows).Select(Text)], rows.Count);
        return text.ToString();

        void Append(string title, IReadOnlyList<string> lines, int count)
        {
            text.Append("\n  ").Append(title);
            foreach (string line in lines)
                text.Append("\n    ").Append(line);
            if (count == 0)
                text.Append("\n    (no row)");
            if (count > lines.Count)
                text.Append("\n    … and ").Append(count - lines.Count).Append(" more");
        }
    }

    private static string Count(int rows) => rows == 1 ? "1 row" : $"{rows} rows";

    private static string Text<TValue>(IEnumerable<KeyValuePair<string, TValue>> row)
        where TValue : class? =>
        $"{{{string.Join(", ", row.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{TestValue.Of(field.Key)}: {field.Value?.ToString() ?? "null"}"))}}}";
}
