using System.Text.Json;
using SplCompiler.Cli.Packs;
using SplCompiler.Diagnostics;
using SplCompiler.Planning;
using SplCompiler.Rules;
using SplCompiler.Syntax;
using Superpower.Model;

namespace SplCompiler.Cli.Reports;

/// <summary>The steps of a compilation as JSON.</summary>
internal static class StageJson
{
    /// <summary>The rule, the stages asked for, and what is wrong with it.</summary>
    public static string Of(LoadedRule rule, IReadOnlyList<string> stages) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        WriteRule(json, rule.Compilation.Rule);
        json.WriteStartObject("stages");
        foreach (string stage in stages)
        {
            json.WritePropertyName(stage);
            Write(json, rule.Compilation, stage);
        }

        json.WriteEndObject();
        json.WriteStartArray("diagnostics");
        foreach (Diagnostic diagnostic in rule.Diagnostics)
            Write(json, diagnostic);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    public static void WriteRule(Utf8JsonWriter json, RuleFile rule)
    {
        json.WriteString("rule", rule.Path);
        if (rule.Stanza is not null)
            json.WriteString("stanza", rule.Stanza);
        json.WriteString("id", rule.Id);
        json.WriteString("title", rule.Title);
    }

    private static void Write(Utf8JsonWriter json, SplCompilation rule, string stage)
    {
        switch (stage)
        {
            case "tokens":
                WriteTokens(json, rule);
                break;
            case "syntax":
                json.WriteStartArray();
                foreach (Commands.CommandSyntax command in rule.Syntax.Commands)
                    json.WriteStringValue(command.ToString());
                json.WriteEndArray();
                break;
            case "plan":
                Write(json, rule.Plan);
                break;
            case "optimized":
                Write(json, rule.Optimized);
                break;
            default:
                json.WriteStringValue(rule.Source?.Text);
                break;
        }
    }

    private static void WriteTokens(Utf8JsonWriter json, SplCompilation rule)
    {
        json.WriteStartArray();
        foreach (CommandTokens command in rule.Tokens)
        {
            json.WriteStartObject();
            json.WriteString("command", command.Stage.Name);
            json.WriteString("mode", command.Command?.Mode.ToString().ToLowerInvariant());
            json.WriteStartArray("tokens");
            foreach (Token<SplToken> token in command.Tokens)
            {
                FileSpan place = rule.Expanded.Locate(new SourceSpan(token.Position.Absolute, token.Span.Length));
                json.WriteStartObject();
                json.WriteString("kind", token.Kind.ToString());
                json.WriteString("text", token.ToStringValue());
                json.WriteNumber("line", place.Line);
                json.WriteNumber("column", place.Column);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Plan plan)
    {
        json.WriteStartArray();
        foreach (Stage stage in plan.Stages)
        {
            json.WriteStartObject();
            json.WriteString("stage", stage.ToString());
            json.WriteString("output", stage.Output.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        json.WriteStartObject();
        json.WriteString("code", diagnostic.Code);
        json.WriteString("severity", diagnostic.Severity.ToString().ToLowerInvariant());
        json.WriteString("message", diagnostic.Message);
        json.WriteString("path", diagnostic.Span.Path);
        json.WriteNumber("line", diagnostic.Span.Line);
        json.WriteNumber("column", diagnostic.Span.Column);
        json.WriteNumber("endLine", diagnostic.Span.EndLine);
        json.WriteNumber("endColumn", diagnostic.Span.EndColumn);
        json.WriteEndObject();
    }
}
