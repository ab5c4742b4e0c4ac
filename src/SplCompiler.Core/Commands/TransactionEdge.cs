using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Functions.Eval;
using SplCompiler.Planning;
using SplCompiler.Rules;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Model;

namespace SplCompiler.Commands;

/// <summary>What a transaction starts or ends with: a search expression in quotes or parentheses, or <c>eval(…)</c>.</summary>
/// <param name="Span">The whole condition.</param>
/// <param name="Text">What was written.</param>
/// <param name="Quoted">The text in quotes, or the word; null for the other forms.</param>
/// <param name="Search">The expression in parentheses; null for the other forms.</param>
/// <param name="Eval">The eval expression; null for the other forms.</param>
/// <remarks>Source: Search Reference, "transaction" (filter string options).</remarks>
public sealed record TransactionEdge(SourceSpan Span, string Text, string? Quoted, SearchSyntax? Search, ExpressionSyntax? Eval)
{
    /// <summary>A condition behind the equals sign: tokens of names are cut again, in the mode of the expression.</summary>
    public static TokenListParser<SplToken, TransactionEdge> Parser { get; } = input =>
    {
        TokenListParserResult<SplToken, Token<SplToken>> first = input.ConsumeToken();
        if (!first.HasValue)
            return TokenListParserResult.Empty<SplToken, TransactionEdge>(input, ["search expression"]);
        bool isEval = first.Value.Kind == SplToken.Word && first.Value.Span.EqualsValueIgnoreCase("eval") && IsOpen(first.Remainder);
        if (isEval || first.Value.Kind == SplToken.LeftParenthesis)
            return Enclosed(input, isEval ? first.Remainder : input, isEval);

        return (first.Value.Kind switch
        {
            SplToken.Text => Terms.Unquote(first.Value),
            SplToken.Word => first.Value.ToStringValue(),
            _ => null,
        }) is { } text
            ? TokenListParserResult.Value(new TransactionEdge(first.Value.SourceSpan(), first.Value.ToStringValue(), text, null, null), input, first.Remainder)
            : TokenListParserResult.Empty<SplToken, TransactionEdge>(input, ["search expression"]);
    };

    private static bool IsOpen(TokenList<SplToken> tokens) => tokens.ConsumeToken() is { HasValue: true, Value.Kind: SplToken.LeftParenthesis };

    private static TokenListParserResult<SplToken, TransactionEdge> Enclosed(TokenList<SplToken> input, TokenList<SplToken> open, bool isEval)
    {
        Token<SplToken> start = open.ConsumeToken().Value;
        (TokenList<SplToken> rest, int depth, int end) = (open, 0, start.SourceSpan().End);
        do
        {
            TokenListParserResult<SplToken, Token<SplToken>> next = rest.ConsumeToken();
            if (!next.HasValue)
                return TokenListParserResult.Empty<SplToken, TransactionEdge>(rest, ["`)`"]);
            depth += next.Value.Kind switch { SplToken.LeftParenthesis => 1, SplToken.RightParenthesis => -1, _ => 0 };
            (rest, end) = (next.Remainder, next.Value.SourceSpan().End);
        }
        while (depth > 0);

        string source = start.Span.Source!;
        var inner = SourceSpan.FromBounds(start.SourceSpan().End, end - 1);
        SourceSpan span = SourceSpan.FromBounds(input.ConsumeToken().Value.SourceSpan().Start, end);
        string text = source.Substring(span.Start, span.Length);
        return isEval
            ? Inner(ExpressionParser.Expression, TokenMode.Eval, eval => new TransactionEdge(span, text, null, null, eval))
            : Inner(SearchParser.Expression, TokenMode.Search, search => new TransactionEdge(span, text, null, search, null));

        TokenListParserResult<SplToken, TransactionEdge> Inner<T>(TokenListParser<SplToken, T> grammar, TokenMode mode, Func<T, TransactionEdge> edge)
        {
            TokenListParserResult<SplToken, T> result = grammar.AtEnd()(SplTokenizer.Tokenize(source, inner, mode));
            return result.HasValue
                ? TokenListParserResult.Value(edge(result.Value), input, rest)
                : TokenListParserResult.CastEmpty<SplToken, T, TransactionEdge>(result);
        }
    }

    /// <summary>The condition over the rows that come in; null when it was refused.</summary>
    public Expression? Bind(WordDoc doc, Binder binder)
    {
        if (Eval is not null)
            return binder.BindCondition(Eval);
        SearchSyntax? search = Search ?? SearchLiteral.Parse(Quoted!, Span, doc, binder);
        return search is null ? null : binder.BindSearch(search);
    }
}
