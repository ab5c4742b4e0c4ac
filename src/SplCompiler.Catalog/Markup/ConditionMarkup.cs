using System.Text;
using SplCompiler.Analysis;

namespace SplCompiler.Catalog.Markup;

/// <summary>Conditions as nested lists: all of, any of, none of. What a macro brings is folded under its name.</summary>
internal static class ConditionMarkup
{
    public static string Of(ConditionNode node)
    {
        var html = new StringBuilder("<ul class=\"tree\">");
        Write(html, node, null);
        return html.Append("</ul>").ToString();
    }

    private static void Write(StringBuilder html, ConditionNode node, string? inside)
    {
        if (inside is null && node is ConditionGroup or ConditionNot && Macro(node) is { } macro)
        {
            html.Append("<li><details><summary><span class=\"op\">macro</span> <code>").Append(HtmlText.Of(macro)).Append("</code> <span class=\"dim\">").Append(Leaves(node).Count()).Append(" tests</span></summary><ul>");
            Write(html, node, macro);
            html.Append("</ul></details></li>");
            return;
        }

        switch (node)
        {
            case ConditionGroup group:
                string word = group.Operator switch { Syntax.Logical.And => "all of", Syntax.Logical.Or => "any of", _ => "one of" };
                html.Append("<li><span class=\"op\">").Append(word).Append("</span><ul>");
                foreach (ConditionNode part in group.Parts)
                    Write(html, part, inside);
                html.Append("</ul></li>");
                break;
            case ConditionNot not:
                html.Append("<li><span class=\"op not\">not</span><ul>");
                Write(html, not.Part, inside);
                html.Append("</ul></li>");
                break;
            case ConditionPredicate leaf:
                html.Append("<li>");
                Predicate(html, leaf.Predicate);
                html.Append("</li>");
                break;
            case ConditionTerm leaf:
                html.Append("<li><span class=\"kind\">_raw</span> <code>").Append(HtmlText.Of(leaf.Term.Written)).Append("</code></li>");
                break;
            default:
                html.Append("<li class=\"dim\">").Append(HtmlText.Of(((ConditionText)node).Text)).Append("</li>");
                break;
        }
    }

    private static void Predicate(StringBuilder html, Predicate predicate)
    {
        html.Append("<code class=\"field\">").Append(HtmlText.Of(predicate.Field)).Append("</code> ");
        if (predicate.Origin != predicate.Field)
            html.Append("<span class=\"dim\">from ").Append(HtmlText.Of(predicate.Origin)).Append("</span> ");
        html.Append("<span class=\"kind\">").Append(HtmlText.Of(predicate.Operator)).Append("</span> ");
        foreach (string value in predicate.Values.Take(40))
            html.Append("<code>").Append(HtmlText.Of(value)).Append("</code> ");
        if (predicate.Values.Length > 40)
            html.Append("<span class=\"dim\">and ").Append(predicate.Values.Length - 40).Append(" more</span>");
    }

    /// <summary>The macro that all parts come from.</summary>
    private static string? Macro(ConditionNode node)
    {
        string?[] macros = [.. Leaves(node).Distinct()];
        return macros.Length == 1 ? macros[0] : null;
    }

    private static IEnumerable<string?> Leaves(ConditionNode node) => node switch
    {
        ConditionGroup group => group.Parts.SelectMany(Leaves),
        ConditionNot not => Leaves(not.Part),
        ConditionPredicate leaf => [leaf.Predicate.Macros.FirstOrDefault()],
        ConditionTerm leaf => [leaf.Term.Macros.FirstOrDefault()],
        _ => [null],
    };
}
