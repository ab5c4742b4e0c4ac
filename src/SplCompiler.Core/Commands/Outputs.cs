using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower.Model;

namespace SplCompiler.Commands;

/// <summary>Commands that write outside the search: their rows pass on, and nothing is written here.</summary>
public sealed class Outputs : Command
{
    public override WordDoc Doc { get; } = new("collect")
    {
        Aliases = ["dump", "mcollect", "meventcollect", "outputcsv", "outputtelemetry", "outputtext", "sendalert", "sendemail", "tscollect"],
        Usage = "collect <anything>",
        Summary = "Writes rows to a file, index or mail (outputcsv, outputtext, collect, sendalert, sendemail). Here rows pass on and nothing is written.",
        Manual = "Search Reference, outputcsv, collect, sendalert, sendemail",
        Examples =
        [
            new("rows pass", "outputcsv append=t seen", """[{"a": "1"}, {"b": ["1", "2"]}]""", """[{"a": "1"}, {"b": ["1", "2"]}]""", Reports: "SPL3022"),
            new("no row, no output", "where isnull(a) | collect index=summary", """{"a": "1"}""", "[]", Reports: "SPL3022"),
            new("in the middle", "sendalert risk param._risk_score=3 | table a", """[{"a": "1", "b": "2"}, {"b": "3"}]""", """[{"a": "1"}, {}]""", Reports: "SPL3022"),
        ],
    };

    // Syntax

    public sealed record Syntax(string Name, string Arguments) : CommandSyntax
    {
        public override string ToString() => Arguments.Length == 0 ? Name : $"{Name} {Arguments}";
    }

    internal override Type SyntaxType => typeof(Syntax);

    // The arguments say where to: there is nothing in them that rows depend on.
    public override CommandSyntax Parse(StageText stage, TokenList<SplToken> tokens, string text, DiagnosticBag bag) =>
        new Syntax(stage.Name, text.Substring(stage.Arguments.Start, stage.Arguments.Length)) { Span = stage.Span };

    // Typing

    public override Stage Bind(CommandSyntax syntax, Binder binder)
    {
        string name = ((Syntax)syntax).Name;
        binder.Report(Descriptors.OutputNotWritten, syntax.Span, $"`{name}` writes nothing here: its rows pass on", "only passes rows on");
        return new PassStage(syntax.ToString()) { Input = binder.Input, Output = binder.Input };
    }
}
