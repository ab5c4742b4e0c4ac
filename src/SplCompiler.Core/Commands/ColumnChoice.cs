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
    private static readonly string[] s_aggregates = ["sum", "avg", "min", "max", "count"];

    private static readonly TokenListParser<SplToken, ColumnChoice> s_ranks =
        from comparison in Token.EqualTo(SplToken.Word).Where(word => Terms.IsKeyword(word, "in", "notin"), "expected in, notin, < or >")
        from end in Token.EqualTo(SplToken.Word).Where(word => Rank(word.ToStringValue()) is not null, "expected such as top5, bottom5")
        let rank = Rank(end.ToStringValue())
        select new ColumnChoice("", comparison.ToStringValue().ToLowerInvariant(), rank.Value.IsBottom, rank.Value.Count);

    private static readonly TokenListParser<SplToken, ColumnChoice> s_threshold =
        from comparison in Token.EqualTo(SplToken.Less).Or(Token.EqualTo(SplToken.Greater))
        from number in Token.EqualTo(SplToken.Word).Where(word => Planning.PlainNumber.TryParse(word.ToStringValue(), out _), "expected a number")
        select new ColumnChoice("", comparison.ToStringValue(), false, double.Parse(number.ToStringValue(), CultureInfo.InvariantCulture));

    /// <summary><c>sum&gt;100</c> without a blank is one word here.</summary>
    private static readonly TokenListParser<SplToken, ColumnChoice> s_glued =
        Token.EqualTo(SplToken.Word).Where(word => Glued(word.ToStringValue()) is not null, "expected sum, avg, min, max or count").Select(word => Glued(word.ToStringValue())!);

    private static ColumnChoice? Glued(string text)
    {
        int sign = text.AsSpan().IndexOfAny('<', '>');
        if (sign < 0 || !Planning.PlainNumber.TryParse(text[(sign + 1)..], out double number))
            return null;
        string name = text[..sign].ToLowerInvariant();
        return s_aggregates.Contains(name) ? new ColumnChoice(name, text[sign].ToString(), false, number) : null;
    }

    private static readonly TokenListParser<SplToken, ColumnChoice> s_spaced =
        from aggregate in Token.EqualTo(SplToken.Word).Where(word => Terms.IsKeyword(word, s_aggregates), "expected sum, avg, min, max or count")
        from parentheses in Token.EqualTo(SplToken.LeftParenthesis).IgnoreThen(Token.EqualTo(SplToken.RightParenthesis)).OptionalOrDefault()
        from choice in s_ranks.Or(s_threshold)
        select choice with { Aggregate = aggregate.ToStringValue().ToLowerInvariant() };

    /// <summary>The clause behind the field of the columns.</summary>
    internal static TokenListParser<SplToken, ColumnChoice> Grammar { get; } =
        from keyword in Terms.Keyword("where")
        from choice in s_glued.Try().Or(s_spaced)
        select choice;

    private static (bool IsBottom, int Count)? Rank(string text)
    {
        bool isBottom = text.StartsWith("bottom", StringComparison.OrdinalIgnoreCase);
        string number = isBottom ? text[6..] : text.StartsWith("top", StringComparison.OrdinalIgnoreCase) ? text[3..] : "";
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? (isBottom, count) : null;
    }

    public override string ToString() =>
        $"where {Aggregate} {Comparison} {(Comparison.Length > 1 ? IsBottom ? "bottom" : "top" : "")}{Number.ToString(CultureInfo.InvariantCulture)}";
}
