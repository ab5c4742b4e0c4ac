using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Rules;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Model;

namespace SplCompiler.Functions.Eval;

/// <summary>A search expression that stands in quotes inside an eval expression.</summary>
internal static class SearchLiteral
{
    /// <summary>The expression, or null when it is no search and was reported. Its places in the rule are the quoted text as a whole.</summary>
    public static SearchSyntax? Parse(string search, SourceSpan literal, WordDoc doc, Binder binder)
    {
        TokenList<SplToken> tokens = SplTokenizer.Tokenize(search, new SourceSpan(0, search.Length), TokenMode.Search);
        TokenListParserResult<SplToken, SearchSyntax> result = SearchParser.Expression.AtEnd()(tokens);
        if (result.HasValue)
            return At(result.Value, literal);

        binder.Report(Descriptors.SyntaxError, literal, $"the text of `{doc.Name}` is no search expression", result.FormatErrorMessageFragment(), $"usage: `{doc.Usage}`");
        return null;
    }

    private static SearchSyntax At(SearchSyntax syntax, SourceSpan span) => syntax switch
    {
        SearchAndSyntax and => and with { Span = span, Operands = [.. and.Operands.Select(operand => At(operand, span))] },
        SearchOrSyntax or => or with { Span = span, Operands = [.. or.Operands.Select(operand => At(operand, span))] },
        SearchNotSyntax not => not with { Span = span, Operand = At(not.Operand, span) },
        SearchComparisonSyntax comparison => comparison with { Span = span, FieldSpan = span },
        SearchInSyntax list => list with { Span = span, FieldSpan = span },
        _ => syntax with { Span = span },
    };
}
