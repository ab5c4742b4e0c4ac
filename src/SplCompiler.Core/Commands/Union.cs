using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary><c>union</c>: the rows of several searches together.</summary>
public sealed class Union : Command<Union.Syntax>
{
    public override WordDoc Doc { get; } = new("union")
    {
        Usage = "union [maxout=<number>] [<search>] [<search>]...",
        Summary = "The rows of several searches one behind the other; in the middle of a search they come behind its own rows.",
        Manual = "Search Reference, union",
        Examples =
        [
            new("two searches", "| union [search kind=a | table x] [search kind=b | table x]", """[{"kind": "b", "x": "2"}, {"kind": "a", "x": "1"}]""", """[{"x": "1"}, {"x": "2"}]"""),
            new("behind the rows of the search", "search kind=a | table x | union [search kind=b | table y]", """[{"kind": "b", "y": ["2", "3"]}, {"kind": "a", "x": "1"}]""", """[{"x": "1"}, {"y": ["2", "3"]}]"""),
        ],
    };

    public override bool IsGenerating => true;

    public override bool MustStartSearch(CommandSyntax syntax) => false;

    // Syntax

    public sealed record Syntax(ImmutableArray<OptionSyntax> Options, ImmutableArray<BracketSyntax> Searches) : CommandSyntax
    {
        public override string ToString() => $"union {OptionSyntax.Text(Options)}{string.Join(' ', Searches)}";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from options in Terms.Option("maxout").Or(Terms.Option("maxtime")).Or(Terms.Option("timeout")).Many()
        from searches in BracketSyntax.Parser.AtLeastOnce()
        select new Syntax([.. options], [.. searches]);

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder) =>
        Bind(syntax.Searches, "union", binder, side => CutStage.Of(side, "union", syntax.Options.LastOrDefault(option => option.Name == "maxout"), binder));

    /// <summary>The rows of searches behind those that come in; null when one of them was refused.</summary>
    internal static AppendStage? Bind(ImmutableArray<BracketSyntax> searches, string word, Binder binder, Func<Plan, Plan?>? cut = null)
    {
        Plan?[] sides = [.. searches.Select(search => binder.BindSubsearch(search.Span)).Select(side => side is null || cut is null ? side : cut(side))];
        if (sides.Contains(null))
            return null;
        Schema input = binder.StartsSearch ? Schema.Closed([]) : binder.Input;
        return new AppendStage([.. sides!], word) { Input = input, Output = AppendStage.Union(sides.Select(side => side!.Output).Prepend(input)) };
    }
}
