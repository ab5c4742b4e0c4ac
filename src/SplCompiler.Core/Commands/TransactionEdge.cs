using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Functions.Eval;
using SplCompiler.Planning;
using SplCompiler.Rules;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Parsers;

namespace SplCompiler.Commands;

/// <summary>What a transaction starts or ends with: a search expression in quotes or parentheses, or <c>eval(…)</c>.</summary>
/// <param name="Span">The whole condition.</param>
/// <param name="Quoted">The text in quotes, or the word; null for the other forms.</param>
/// <param name="Search">The expression in parentheses; null for the other forms.</param>
/// <param name="Eval">The eval expression; null for the other forms.</param>
/// <remarks>Source: Search Reference, "transaction" (filter string options).</remarks>
public sealed record TransactionEdge(SourceSpan Span, string? Quoted, SearchSyntax? Search, ExpressionSyntax? Eval)
{
    /// <summary>A condition behind the equals sign.</summary>
    public static TokenListParser<SplToken, TransactionEdge> Parser { get; } =
        Enclosed.In(SearchParser.Expression, TokenMode.Search).Select(search => new TransactionEdge(search.Span, null, search.Value, null))
            .Or((from keyword in Terms.Keyword("eval")
                 from eval in Enclosed.In(ExpressionParser.Expression, TokenMode.Eval)
                 select new TransactionEdge(keyword.SourceSpan().To(eval.Span), null, null, eval.Value)).Try())
            .Or(Token.EqualTo(SplToken.Text).Select(token => new TransactionEdge(token.SourceSpan(), Terms.Unquote(token), null, null)))
            .Or(Token.EqualTo(SplToken.Word).Select(token => new TransactionEdge(token.SourceSpan(), token.ToStringValue(), null, null)));

    /// <summary>The condition over the rows that come in; null when it was refused.</summary>
    public Expression? Bind(WordDoc doc, Binder binder)
    {
        if (Eval is not null)
            return binder.BindCondition(Eval);
        SearchSyntax? search = Search ?? SearchLiteral.Parse(Quoted!, Span, doc, binder);
        return search is null ? null : binder.BindSearch(search);
    }

    public override string ToString() => Eval is not null ? $"eval({Eval})" : Search is not null ? $"({Search})" : $"\"{StringEscapes.Escape(Quoted!)}\"";
}
