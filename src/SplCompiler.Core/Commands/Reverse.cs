using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Model;

namespace SplCompiler.Commands;

/// <summary><c>reverse</c>: the rows in reverse order.</summary>
public sealed class Reverse : Command<Reverse.Syntax>
{
    public override WordDoc Doc { get; } = new("reverse")
    {
        Usage = "reverse",
        Summary = "Puts the rows in reverse order: of events the oldest comes first.",
        Manual = "Search Reference, reverse",
        Examples =
        [
            new("the last row comes first", "reverse | streamstats count as n", """[{"a": "1"}, {"a": ["2", "3"]}, {"b": "4"}]""", """[{"b": "4", "n": 1}, {"a": ["2", "3"], "n": 2}, {"a": "1", "n": 3}]"""),
            new("events from the oldest on", "reverse | streamstats current=f last(n) as before | table n before", """[{"_time": 1, "n": "1"}, {"_time": 3, "n": "3"}, {"_time": 2, "n": "2"}]""", """[{"n": "1"}, {"n": "2", "before": "1"}, {"n": "3", "before": "2"}]"""),
            new("no rows", "reverse | head 1 | table a", "[]", "[]"),
        ],
    };

    // Syntax

    public sealed record Syntax : CommandSyntax
    {
        public override string ToString() => "reverse";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } = input => TokenListParserResult.Value(new Syntax(), input, input);

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder) => new ReverseStage(null) { Input = binder.Input, Output = binder.Input };
}
