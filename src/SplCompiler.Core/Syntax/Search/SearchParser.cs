using System.Collections.Immutable;
using SplCompiler.Rules;
using Superpower;
using Superpower.Model;
using Superpower.Parsers;

namespace SplCompiler.Syntax;

/// <summary>The grammar of search expressions: NOT binds tighter than OR, and OR tighter than AND, written or implied.</summary>
/// <remarks>Source: Search Manual, "Boolean expressions with logical operators". AND, OR, NOT and IN are operators in upper case only.</remarks>
public static class SearchParser
{
    private static readonly TokenListParser<SplToken, SearchValue> s_value =
        Token.EqualTo(SplToken.Word).Select(token => new SearchValue(
                token.SourceSpan(), StringEscapes.UnescapeSearchValue(token.ToStringValue()), token.ToStringValue()))
            .Or(Token.EqualTo(SplToken.Text).Select(token => new SearchValue(
                token.SourceSpan(), StringEscapes.UnescapeSearchValue(Inner(token)), token.ToStringValue())))
            .Or(Token.EqualTo(SplToken.Term).Or(Token.EqualTo(SplToken.Case)).Select(token => new SearchValue(
                token.SourceSpan(), TermText(token), token.ToStringValue()) { HasCase = token.Kind == SplToken.Case }))
            .Named("value");

    private static readonly TokenListParser<SplToken, (ImmutableArray<SearchValue> Values, SourceSpan Close)> s_valueList =
        from open in Token.EqualTo(SplToken.LeftParenthesis)
        from leading in Token.EqualTo(SplToken.Comma).Many()
        from values in (from value in s_value
                        from comma in Token.EqualTo(SplToken.Comma).Many()
                        select value).AtLeastOnce()
        from close in Token.EqualTo(SplToken.RightParenthesis)
        select (values.ToImmutableArray(), close.SourceSpan());

    private static readonly TokenListParser<SplToken, Token<SplToken>> s_in = Operator("IN");

    /// <summary>A word or quoted text: a field when an operator follows, else a term.</summary>
    private static readonly TokenListParser<SplToken, SearchSyntax> s_comparisonOrTerm = input =>
    {
        TokenListParserResult<SplToken, Token<SplToken>> name = s_name!(input);
        if (!name.HasValue)
            return TokenListParserResult.CastEmpty<SplToken, Token<SplToken>, SearchSyntax>(name);

        bool isQuoted = name.Value.Kind == SplToken.Text;
        SourceSpan span = name.Value.SourceSpan();
        string field = isQuoted ? Terms.Unquote(name.Value) : name.Value.ToStringValue();
        TokenListParserResult<SplToken, Comparison> comparison = Terms.ComparisonOperator(name.Remainder);
        if (comparison.HasValue)
        {
            TokenListParserResult<SplToken, SearchValue> value = s_value(comparison.Remainder);
            return value.HasValue
                ? TokenListParserResult.Value<SplToken, SearchSyntax>(
                    new SearchComparisonSyntax(span.To(value.Value.Span), field, span, isQuoted, comparison.Value, value.Value), input, value.Remainder)
                : TokenListParserResult.CastEmpty<SplToken, SearchValue, SearchSyntax>(value);
        }

        TokenListParserResult<SplToken, Token<SplToken>> isIn = s_in(name.Remainder);
        if (isIn.HasValue)
        {
            TokenListParserResult<SplToken, (ImmutableArray<SearchValue> Values, SourceSpan Close)> values = s_valueList(isIn.Remainder);
            return values.HasValue
                ? TokenListParserResult.Value<SplToken, SearchSyntax>(
                    new SearchInSyntax(span.To(values.Value.Close), field, span, isQuoted, values.Value.Values), input, values.Remainder)
                : TokenListParserResult.CastEmpty<SplToken, (ImmutableArray<SearchValue>, SourceSpan), SearchSyntax>(values);
        }

        string text = StringEscapes.UnescapeSearchValue(isQuoted ? Inner(name.Value) : name.Value.ToStringValue());
        SearchTermKind kind = isQuoted ? SearchTermKind.Phrase : SearchTermKind.Word;
        return TokenListParserResult.Value<SplToken, SearchSyntax>(
            new SearchTermSyntax(span, kind, text, name.Value.ToStringValue()), input, name.Remainder);
    };

    private static readonly TokenListParser<SplToken, Token<SplToken>> s_name =
        Token.EqualTo(SplToken.Text)
            .Or(Token.EqualTo(SplToken.Word).Where(token => token.ToStringValue() is not ("AND" or "OR" or "NOT"), "expected a term"))
            .Named("term");

    private static readonly TokenListParser<SplToken, SearchSyntax> s_term =
        Token.EqualTo(SplToken.Term).Select(token => (SearchSyntax)new SearchTermSyntax(
                token.SourceSpan(), SearchTermKind.Term, TermText(token), token.ToStringValue()))
            .Or(Token.EqualTo(SplToken.Case).Select(token => (SearchSyntax)new SearchTermSyntax(
                token.SourceSpan(), SearchTermKind.Case, TermText(token), token.ToStringValue())))
            .Or(Token.EqualTo(SplToken.Subsearch).Select(token => (SearchSyntax)new SearchSubsearchSyntax(
                token.SourceSpan(), token.ToStringValue())));

    private static readonly TokenListParser<SplToken, SearchSyntax> s_parenthesized =
        from open in Token.EqualTo(SplToken.LeftParenthesis)
        from inner in Parse.Ref(() => s_and!).OptionalOrDefault(SearchAndSyntax.Everything)
        from close in Token.EqualTo(SplToken.RightParenthesis)
        select inner with { Span = open.SourceSpan().To(close.SourceSpan()) };

    private static readonly TokenListParser<SplToken, SearchSyntax> s_not =
        from nots in Operator("NOT").Many()
        from operand in s_parenthesized.Or(s_term).Or(s_comparisonOrTerm)
        select Terms.Kept(nots, _ => true).Aggregate(operand, (inner, not) => new SearchNotSyntax(not.SourceSpan().To(operand.Span), inner));

    private static readonly TokenListParser<SplToken, SearchSyntax> s_or =
        from operands in s_not.AtLeastOnceDelimitedBy(Operator("OR"))
        select operands.Length == 1 ? operands[0] : new SearchOrSyntax(operands[0].Span.To(operands[^1].Span), [.. operands]);

    // Between two terms AND may be written, and a comma counts as a blank, also behind the last one.
    private static readonly TokenListParser<SplToken, SearchSyntax> s_and =
        from first in s_or
        from rest in (from and in Operator("AND") from operand in s_or select operand)
            .Or((from commas in Token.EqualTo(SplToken.Comma).AtLeastOnce() from operand in s_or select operand).Try())
            .Or(s_or)
            .Many()
        from trailing in Token.EqualTo(SplToken.Comma).Many()
        select rest.Length == 0 ? first : new SearchAndSyntax(first.Span.To(rest[^1].Span), [first, .. rest]);

    /// <summary>A whole search expression; nothing at all keeps everything.</summary>
    public static TokenListParser<SplToken, SearchSyntax> Expression { get; } =
        s_and.OptionalOrDefault(SearchAndSyntax.Everything);

    /// <summary>A search expression in the middle of a command, up to the word <c>by</c>.</summary>
    public static TokenListParser<SplToken, SearchSyntax> UpToBy { get; } = input =>
    {
        int count = 0;
        int depth = 0;
        foreach (Token<SplToken> token in input)
        {
            depth += token.Kind == SplToken.LeftParenthesis ? 1 : token.Kind == SplToken.RightParenthesis ? -1 : 0;
            if (depth == 0 && token.Kind == SplToken.Word && Terms.IsKeyword(token, "by", "groupby"))
                break;
            count++;
        }

        TokenListParserResult<SplToken, SearchSyntax> result = Expression!.AtEnd()(new TokenList<SplToken>([.. input.Take(count)]));
        TokenList<SplToken> rest = input;
        for (int i = 0; i < count; i++)
            rest = rest.ConsumeToken().Remainder;
        return result.HasValue ? TokenListParserResult.Value(result.Value, input, rest) : result;
    };

    private static TokenListParser<SplToken, Token<SplToken>> Operator(string word) =>
        Token.EqualTo(SplToken.Word).Where(token => token.Span.EqualsValue(word)).Named($"`{word}`").Try();

    private static string Inner(Token<SplToken> token)
    {
        string text = token.ToStringValue();
        return text.Length >= 2 && text[^1] == '"' ? text[1..^1] : text[1..];
    }

    /// <summary>What stands between the parentheses of TERM() or CASE(); quotes around it are dropped.</summary>
    private static string TermText(Token<SplToken> token)
    {
        string text = token.ToStringValue();
        int open = text.IndexOf('(', StringComparison.Ordinal);
        string inner = (text[^1] == ')' ? text[(open + 1)..^1] : text[(open + 1)..]).Trim();
        if (inner.Length >= 2 && inner[0] == '"' && inner[^1] == '"')
            inner = inner[1..^1];
        return StringEscapes.UnescapeSearchValue(inner);
    }
}
