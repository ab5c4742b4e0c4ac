using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary><c>rare</c>: the least frequent values of a field, or combinations of several.</summary>
public sealed class Rare : Command<Rare.Syntax>
{
    public override WordDoc Doc { get; } = new("rare")
    {
        Usage = "rare [<number>] <field> [<field>]... [BY <field> [<field>]...] [limit=<number>] [countfield=<name>] [percentfield=<name>] [showcount=<bool>] [showperc=<bool>] [useother=<bool>] [otherstr=<text>]",
        Summary = "The least frequent values of a field, or combinations of several, 10 unless told otherwise and all with 0, with their count and share in percent. "
            + "Rows that lack a field are not counted; of several values each is. With useother=t one more row counts all others.",
        Manual = "Search Reference, rare",
        Examples =
        [
            new("values by frequency", "rare a", """[{"a": "x"}, {"a": "y"}, {"a": "x"}, {"b": "1"}]""", """[{"a": "y", "count": 1, "percent": 33.333333}, {"a": "x", "count": 2, "percent": 66.666667}]"""),
            new("within groups", "rare limit=1 showperc=f a by h", """[{"h": "1", "a": "x"}, {"h": "1", "a": "y"}, {"h": "1", "a": "y"}, {"h": "2", "a": ["x", "z"]}]""", """[{"h": "1", "a": "x", "count": 1}, {"h": "2", "a": "x", "count": 1}]"""),
            new("no row has the field", "rare a", """{"b": "1"}""", "[]"),
        ],
    };

    // Syntax

    public sealed record Syntax(RankArguments Arguments) : CommandSyntax
    {
        public override string ToString() => $"rare {Arguments}";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } = Ranking.Grammar.Select(arguments => new Syntax(arguments));

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder) => Ranking.Bind(syntax.Arguments, "rare", syntax, binder);
}
