using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary><c>append</c>: the rows of another search behind those of this one.</summary>
public sealed class Append : Command<Append.Syntax>
{
    public override WordDoc Doc { get; } = new("append")
    {
        Usage = "append [maxout=<number>] [maxtime=<seconds>] [extendtimerange=<bool>] [<search>]",
        Summary = "The rows of another search behind those of this one; fields are united by name. At most maxout rows (50000, 0 for all) are taken.",
        Manual = "Search Reference, append",
        Examples =
        [
            new("a second search over the same events", "search kind=a | table x | append [search kind=b | stats count]", """[{"kind": "a", "x": "1"}, {"kind": "b"}, {"kind": "b"}]""", """[{"x": "1"}, {"count": 2}]"""),
            new("not more than so many rows", "search n=1 | append maxout=1 [search n=*]", """[{"n": "1"}, {"n": "2"}]""", """[{"n": "1"}, {"n": "1"}]"""),
            new("several values and null stay as they are", "table x, y | append [| makeresults | eval x=split(\"1,2\", \",\") | table x]", """{"y": "3"}""", """[{"y": "3"}, {"x": ["1", "2"]}]"""),
            new("events behind events", "search n=1 | append [search n=2]", """[{"n": "1", "a": "x"}, {"n": "2", "b": ["y", "z"]}]""", """[{"n": "1", "a": "x"}, {"n": "2", "b": ["y", "z"]}]"""),
        ],
    };

    // Syntax

    public sealed record Syntax(ImmutableArray<OptionSyntax> Options, BracketSyntax Search) : CommandSyntax
    {
        public override string ToString() => $"append {OptionSyntax.Text(Options)}{Search}";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from options in Terms.Option("maxout").Or(Terms.Option("maxtime")).Or(Terms.Option("extendtimerange")).Or(Terms.Option("timeout")).Many()
        from search in BracketSyntax.Parser
        select new Syntax([.. options], search);

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder) => binder.BindSubsearch(syntax.Search.Span) is { } all
        && CutStage.Of(all, "append", syntax.Options.LastOrDefault(option => option.Name == "maxout"), binder) is { } side
        ? new AppendStage([side], "append") { Input = binder.Input, Output = AppendStage.Union(binder.Input, side.Output) }
        : null;
}
