using SplCompiler.Rules;
using Superpower;
using Superpower.Model;

namespace SplCompiler.Syntax;

/// <summary>An expression in parentheses inside a command of names and options: what stands between them is cut again, in its own mode.</summary>
public static class Enclosed
{
    /// <summary><c>(…)</c> in another mode; the span is that of the parentheses.</summary>
    /// <param name="grammar">What stands between the parentheses.</param>
    /// <param name="mode">How it is cut into tokens.</param>
    public static TokenListParser<SplToken, (T Value, SourceSpan Span)> In<T>(TokenListParser<SplToken, T> grammar, TokenMode mode) => input =>
    {
        TokenListParserResult<SplToken, Token<SplToken>> open = input.ConsumeToken();
        if (!open.HasValue || open.Value.Kind != SplToken.LeftParenthesis)
            return TokenListParserResult.Empty<SplToken, (T, SourceSpan)>(input, ["`(`"]);

        (TokenList<SplToken> rest, int depth, int end) = (open.Remainder, 1, 0);
        while (depth > 0)
        {
            TokenListParserResult<SplToken, Token<SplToken>> next = rest.ConsumeToken();
            if (!next.HasValue)
                return TokenListParserResult.Empty<SplToken, (T, SourceSpan)>(rest, ["`)`"]);
            depth += next.Value.Kind switch { SplToken.LeftParenthesis => 1, SplToken.RightParenthesis => -1, _ => 0 };
            (rest, end) = (next.Remainder, next.Value.SourceSpan().End);
        }

        SourceSpan span = SourceSpan.FromBounds(open.Value.SourceSpan().Start, end);
        TokenListParserResult<SplToken, T> inner = grammar.AtEnd()(SplTokenizer.Tokenize(open.Value.Span.Source!, SourceSpan.FromBounds(span.Start + 1, end - 1), mode));
        return inner.HasValue
            ? TokenListParserResult.Value((inner.Value, span), input, rest)
            : TokenListParserResult.CastEmpty<SplToken, T, (T, SourceSpan)>(inner);
    };
}
