using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower.Model;

namespace SplCompiler.Commands;

/// <summary>Commands that say how a search is run or shown, and change no row.</summary>
public sealed class Presentation : Command
{
    public override WordDoc Doc { get; } = new("highlight")
    {
        Aliases = ["iconify", "localop", "noop", "redistribute", "require"],
        Usage = "highlight <anything>",
        Summary = "Commands that say how results are shown (highlight, iconify) or where a search runs (localop, redistribute, noop, require): rows pass as they are.",
        Manual = "Search Reference, highlight, iconify, localop, redistribute, require",
        Examples =
        [
            new("rows pass", "highlight error | table a", """[{"a": "1"}, {"b": "2"}]""", """[{"a": "1"}, {}]""", Reports: "SPL3023"),
            new("where a search runs", "localop | stats count", """[{"a": "1"}, {"a": ["1", "2"]}]""", """{"count": 2}""", Reports: "SPL3023"),
            new("no row, no result", "where a=2 | require", """{"a": "1"}""", "[]", Reports: "SPL3023"),
        ],
    };

    // Syntax

    public sealed record Syntax(string Name, string Arguments) : CommandSyntax
    {
        public override string ToString() => Arguments.Length == 0 ? Name : $"{Name} {Arguments}";
    }

    internal override Type SyntaxType => typeof(Syntax);

    public override CommandSyntax Parse(StageText stage, TokenList<SplToken> tokens, string text, DiagnosticBag bag) =>
        new Syntax(stage.Name, text.Substring(stage.Arguments.Start, stage.Arguments.Length)) { Span = stage.Span };

    // Typing

    public override Stage Bind(CommandSyntax syntax, Binder binder)
    {
        string name = ((Syntax)syntax).Name;
        binder.Report(Descriptors.NoEffect, syntax.Span, $"`{name}` changes no row", "only passes rows on");
        return new PassStage(syntax.ToString()) { Input = binder.Input, Output = binder.Input };
    }
}
