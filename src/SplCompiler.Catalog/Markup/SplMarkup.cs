using System.Text;
using SplCompiler.Analysis;
using SplCompiler.Rules;
using SplCompiler.Syntax;
using Superpower.Model;

namespace SplCompiler.Catalog.Markup;

/// <summary>Commands as HTML, coloured by the tokens of the compiler; macros are buttons that show their text.</summary>
internal sealed class SplMarkup
{
    private readonly RuleText _text;
    private readonly string?[] _classes;

    public SplMarkup(SplCompilation rule)
    {
        _text = rule.Expanded;
        _classes = new string?[_text.Text.Length];
        foreach (CommandTokens command in rule.Tokens)
        {
            Mark(command.Stage.NameSpan, "k");
            foreach (Token<SplToken> token in command.Tokens)
                Mark(token.SourceSpan(), ClassOf(token));
        }
    }

    /// <summary>A stage as its author wrote it.</summary>
    public string Of(StageFacts stage)
    {
        var html = new StringBuilder();
        MacroExpansion? previous = null;
        foreach ((SourceSpan span, MacroExpansion? call) in _text.Parts(stage.Span))
        {
            if (call is null)
                Write(html, span);
            else if (!ReferenceEquals(call, previous))
                html.Append("<button type=\"button\" class=\"macro\" aria-expanded=\"false\">").Append(HtmlText.Of(_text.Written(span)))
                    .Append("</button><span class=\"expansion\" hidden>").Append(HtmlText.Of(_text.Slice(Whole(stage.Span, call)))).Append("</span>");
            previous = call;
        }

        return html.ToString();
    }

    // A macro that gets an argument of the rule comes in several parts.
    private SourceSpan Whole(SourceSpan stage, MacroExpansion call)
    {
        SourceSpan[] parts = [.. _text.Parts(stage).Where(part => ReferenceEquals(part.Call, call)).Select(part => part.Span)];
        return parts[0].To(parts[^1]);
    }

    private void Mark(SourceSpan span, string? name)
    {
        for (int i = Math.Max(0, span.Start); i < Math.Min(_classes.Length, span.End); i++)
            _classes[i] = name;
    }

    private void Write(StringBuilder html, SourceSpan span)
    {
        int start = span.Start;
        while (start < span.End)
        {
            int end = start + 1;
            while (end < span.End && _classes[end] == _classes[start])
                end++;
            string text = _text.Text[start..end];
            html.Append(_classes[start] is { } name ? HtmlText.Span(name, text) : HtmlText.Of(text));
            start = end;
        }
    }

    private static string? ClassOf(Token<SplToken> token) => token.Kind switch
    {
        SplToken.Text or SplToken.Pattern => "s",
        SplToken.Number => "n",
        SplToken.Term or SplToken.Case => "t",
        SplToken.QuotedField => "f",
        SplToken.Subsearch => null,
        SplToken.Word when Syntax.Terms.IsKeyword(token, "and", "or", "not", "in", "by", "as", "like", "xor", "where", "from", "output", "outputnew") => "o",
        SplToken.Word => "f",
        _ => "p",
    };
}
