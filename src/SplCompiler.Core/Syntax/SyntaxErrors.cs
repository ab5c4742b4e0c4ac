using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Rules;
using Superpower.Model;

namespace SplCompiler.Syntax;

/// <summary>Turns a failed parse into a diagnostic at the token that did not fit.</summary>
internal static class SyntaxErrors
{
    public static void Report<T>(TokenListParserResult<SplToken, T> result, StageText stage, string text, WordDoc doc, DiagnosticBag bag)
    {
        TokenList<SplToken> rest = result.SubTokenErrorPosition.HasValue ? result.Remainder : result.Remainder;
        TokenListParserResult<SplToken, Token<SplToken>> next = rest.ConsumeToken();
        bool atEnd = !next.HasValue;
        SourceSpan span = atEnd
            ? SourceSpan.FromBounds(Math.Max(stage.Span.Start, stage.Span.End - 1), stage.Span.End)
            : next.Value.SourceSpan();

        string expected = result.Expectations is { Length: > 0 } expectations
            ? $"expected {Join(expectations)}"
            : atEnd ? "something is missing here" : "not expected here";
        string found = atEnd ? $"`{doc.Name}` ends too early" : $"unexpected `{Shorten(text.Substring(span.Start, span.Length))}` in `{doc.Name}`";
        bag.Report(Descriptors.SyntaxError, span, found, expected, $"usage: `{doc.Usage}`");
    }

    private static string Join(string[] expectations)
    {
        string[] distinct = [.. expectations.Distinct(StringComparer.Ordinal).Select(text => text.StartsWith("expected ", StringComparison.Ordinal) ? text[9..] : text)];
        return distinct.Length == 1 ? distinct[0] : $"{string.Join(", ", distinct[..^1])} or {distinct[^1]}";
    }

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..37] + "...";
}
