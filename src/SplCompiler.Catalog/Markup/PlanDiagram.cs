using System.Globalization;
using System.Text;
using SplCompiler.Analysis;

namespace SplCompiler.Catalog.Markup;

/// <summary>The stages of a rule as SVG, one below the other; searches inside a command stand to its right.</summary>
internal static class PlanDiagram
{
    private const int Width = 760;
    private const int BoxHeight = 46;
    private const int Step = 66;
    private const int Indent = 40;

    public static string Of(RuleFacts rule)
    {
        if (rule.Stages.IsEmpty)
            return "";
        int height = (rule.Stages.Length * Step) - Step + BoxHeight + 8;
        var svg = new StringBuilder();
        svg.Append(Invariant($"<svg class=\"plan\" viewBox=\"0 0 {Width} {height}\" role=\"group\" aria-label=\"Plan of {rule.Stages.Length} stages\">"));
        svg.Append("<defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\"/></marker></defs>");
        for (int i = 0; i < rule.Stages.Length; i++)
            Box(svg, rule.Stages[i], i, i + 1 < rule.Stages.Length ? rule.Stages[i + 1] : null);
        return svg.Append("</svg>").ToString();
    }

    private static void Box(StringBuilder svg, StageFacts stage, int index, StageFacts? next)
    {
        int depth = Depth(stage);
        int x = 2 + (depth * Indent);
        int y = 4 + (index * Step);
        int width = Width - 4 - (depth * Indent);
        string kind = stage.StoresRows ? "stores" : stage.Condition is not null ? "filters" : "maps";
        svg.Append(Invariant($"<a href=\"#stage-{stage.Number}\" class=\"{kind}\" data-stage=\"{stage.Number}\"><rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{BoxHeight}\" rx=\"8\"/>"));
        svg.Append(Invariant($"<text x=\"{x + 14}\" y=\"{y + 20}\" class=\"name\">{stage.Number} · {HtmlText.Of(stage.Command)}</text>"));
        svg.Append(Invariant($"<text x=\"{x + 14}\" y=\"{y + 37}\" class=\"text\">{HtmlText.Of(Short(stage, (width - 30) / 7))}</text>"));
        svg.Append(Invariant($"<text x=\"{x + width - 12}\" y=\"{y + 20}\" class=\"note\" text-anchor=\"end\">{Note(stage)}</text></a>"));
        if (next is not null)
        {
            int line = 2 + (Math.Min(depth, Depth(next)) * Indent) + 26;
            svg.Append(Invariant($"<line x1=\"{line}\" y1=\"{y + BoxHeight}\" x2=\"{line}\" y2=\"{y + Step - 2}\" marker-end=\"url(#arrow)\"/>"));
        }
    }

    private static string Note(StageFacts stage) => stage.StoresRows ? "stores rows" : stage.Condition is not null ? "filter, row by row" : "row by row";

    private static int Depth(StageFacts stage) => Math.Min(6, stage.Number.Count(c => c == '.'));

    private static string Short(StageFacts stage, int length)
    {
        string text = stage.Text.ReplaceLineEndings(" ");
        if (text.StartsWith(stage.Command + " ", StringComparison.OrdinalIgnoreCase))
            text = text[(stage.Command.Length + 1)..];
        return text.Length <= length ? text : string.Concat(text.AsSpan(0, length - 1), "…");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
