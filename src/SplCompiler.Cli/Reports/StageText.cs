using System.Globalization;
using System.Text;
using SplCompiler.Cli.Terminals;
using SplCompiler.Diagnostics;
using SplCompiler.Rules;
using SplCompiler.Syntax;
using Superpower.Model;

namespace SplCompiler.Cli.Reports;

/// <summary>The steps of a compilation as text: what <c>explain --stage</c> shows.</summary>
internal static class StageText
{
    /// <summary>The stages that can be shown, in the order of the straight line.</summary>
    public static readonly string[] Names = ["tokens", "syntax", "plan", "optimized", "witness", "csharp"];

    /// <summary>One stage, lines ended by line feeds; empty when an error stands in the way.</summary>
    public static string Of(SplCompilation rule, string stage) => stage switch
    {
        "tokens" => Tokens(rule),
        "syntax" => Syntax(rule.Syntax),
        "plan" => rule.Plan.ToString(),
        "optimized" => rule.Optimized.ToString(),
        "witness" => rule.HasErrors ? "" : rule.Witness + "\n",
        _ => rule.Source?.Text ?? "",
    };

    /// <summary>Several stages, each under a heading.</summary>
    public static string Of(SplCompilation rule, IReadOnlyList<string> stages, Colors colors)
    {
        if (stages.Count == 1)
            return Of(rule, stages[0]);
        var text = new StringBuilder();
        foreach (string stage in stages)
        {
            string shown = Of(rule, stage);
            text.Append(colors.Bold($"== {stage} ==")).Append('\n').Append(shown.Length == 0 ? "(an error stands in the way)\n" : shown).Append('\n');
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static string Syntax(PipelineSyntax syntax)
    {
        var text = new StringBuilder();
        foreach ((int i, Commands.CommandSyntax command) in syntax.Commands.Index())
            text.Append(i > 0 || syntax.StartsWithPipe ? "| " : "  ").Append(command).Append('\n');
        return text.ToString();
    }

    private static string Tokens(SplCompilation rule)
    {
        var text = new StringBuilder();
        foreach (CommandTokens command in rule.Tokens)
        {
            text.Append(command.Stage.Name).Append(CultureInfo.InvariantCulture, $"  ({(command.Command is { } known ? known.Mode.ToString().ToLowerInvariant() : "unknown command")})\n");
            foreach (Token<SplToken> token in command.Tokens)
            {
                var span = new SourceSpan(token.Position.Absolute, token.Span.Length);
                FileSpan place = rule.Expanded.Locate(span);
                string macro = rule.Expanded.Expansions(span) is [{ } innermost, ..] ? $"    in `{innermost.Name}`" : "";
                text.Append(CultureInfo.InvariantCulture, $"    {place.Line,4}:{place.Column,-4} {token.Kind,-16} {token.ToStringValue().ReplaceLineEndings("\\n")}{macro}\n");
            }
        }

        return text.ToString();
    }
}
