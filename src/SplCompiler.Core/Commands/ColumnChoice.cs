using System.Globalization;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Parsers;

namespace SplCompiler.Commands;

/// <summary>Which columns of a chart stay: <c>where max in top5</c>, <c>where sum &gt; 100</c>.</summary>
/// <param name="Aggregate">What is computed of the results in a column: sum, avg, min, max, count.</param>
/// <param name="Comparison">How it is compared: in, notin, &lt;, &gt;.</param>
/// <param name="IsBottom">With in and notin: the columns with the least numbers.</param>
/// <param name="Number">How many columns, or what the number is compared with.</param>
/// <remarks>Source: Search Reference, "chart", "timechart" (where clause).</remarks>
public sealed record ColumnChoice(string Aggregate, string Comparison, bool IsBottom, double Number)
{
    private static readonly TokenListParser<SplToken, ColumnChoice> s_ranks =
        from comparison in Token.EqualTo(SplToken.Word).Where(word => Terms.IsKeyword(word, "in", "notin"), "expected in, notin, < or >")
        from end in Token.EqualTo(SplToken.Word).Where(word => Rank(word.ToStringValue()) is not null, "expected such as top5, bottom5")
        let rank = Rank(end.ToStringValue())
        select new ColumnChoice("", comparison.ToStringValue().ToLowerInvariant(), rank.Value.IsBottom, rank.Value.Count);

    private static readonly TokenListParser<SplToken, ColumnChoice> s_threshold =
        from comparison in Token.EqualTo(SplToken.Less).Or(Token.EqualTo(SplToken.Greater))
        from number in Token.EqualTo(SplToken.Word).Where(word => Planning.PlainNumber.TryParse(word.ToStringValue(), out _), "expected a number")
        select new ColumnChoice("", comparison.ToStringValue(), false, double.Parse(number.ToStringValue(), CultureInfo.InvariantCulture));

    /// <summary>The clause behind the field of the columns.</summary>
    internal static TokenListParser<SplToken, ColumnChoice> Grammar { get; } =
        from keyword in Terms.Keyword("where")
        from aggregate in Token.EqualTo(SplToken.Word).Where(word => Terms.IsKeyword(word, "sum", "avg", "min", "max", "count"), "expected sum, avg, min, max or count")
        from parentheses in Token.EqualTo(SplToken.LeftParenthesis).IgnoreThen(Token.EqualTo(SplToken.RightParenthesis)).OptionalOrDefault()
        from choice in s_ranks.Or(s_threshold)
        select choice with { Aggregate = aggregate.ToStringValue().ToLowerInvariant() };

    private static (bool IsBottom, int Count)? Rank(string text)
    {
        bool isBottom = text.StartsWith("bottom", StringComparison.OrdinalIgnoreCase);
        string number = isBottom ? text[6..] : text.StartsWith("top", StringComparison.OrdinalIgnoreCase) ? text[3..] : "";
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? (isBottom, count) : null;
    }

    public override string ToString() =>
        $"where {Aggregate} {Comparison} {(Comparison.Length > 1 ? IsBottom ? "bottom" : "top" : "")}{Number.ToString(CultureInfo.InvariantCulture)}";
}
