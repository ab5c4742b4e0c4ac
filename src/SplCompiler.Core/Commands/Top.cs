using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary><c>top</c>: the most frequent values of a field, or combinations of several.</summary>
public sealed class Top : Command<Top.Syntax>
{
    public override WordDoc Doc { get; } = new("top")
    {
        Usage = "top [<number>] <field> [<field>]... [BY <field> [<field>]...] [limit=<number>] [countfield=<name>] [percentfield=<name>] [showcount=<bool>] [showperc=<bool>] [useother=<bool>] [otherstr=<text>]",
        Summary = "The most frequent values of a field, or combinations of several, 10 unless told otherwise and all with 0, with their count and share in percent. "
            + "Rows that lack a field are not counted; of several values each is. With useother=t one more row counts all others.",
        Manual = "Search Reference, top",
        Examples =
        [
            new("values by frequency", "top a", """[{"a": "x"}, {"a": "y"}, {"a": "x"}, {"b": "1"}]""", """[{"a": "x", "count": 2, "percent": 66.666667}, {"a": "y", "count": 1, "percent": 33.333333}]"""),
            new("a limit", "top 1 a", """[{"a": "x"}, {"a": "y"}, {"a": "x"}, {"a": "z"}]""", """{"a": "x", "count": 2, "percent": 50}"""),
            new("all others", "top limit=1 useother=t otherstr=rest a", """[{"a": "x"}, {"a": "y"}, {"a": "x"}, {"a": "z"}]""", """[{"a": "x", "count": 2, "percent": 50}, {"a": "rest", "count": 2, "percent": 50}]"""),
            new("within groups", "top 1 showperc=f a by h", """[{"h": "1", "a": "x"}, {"h": "1", "a": "y"}, {"h": "1", "a": "y"}, {"h": "2", "a": "x"}]""", """[{"h": "1", "a": "y", "count": 2}, {"h": "2", "a": "x", "count": 1}]"""),
            new("combinations, other names", "top a b countfield=n percentfield=p", """[{"a": "x", "b": "1"}, {"a": "x", "b": "1"}]""", """{"a": "x", "b": "1", "n": 2, "p": 100}"""),
            new("each of several values", "top a showperc=f", """[{"a": ["x", "y"]}, {"a": "x"}]""", """[{"a": "x", "count": 2}, {"a": "y", "count": 1}]"""),
        ],
    };

    // Syntax

    public sealed record Syntax(RankArguments Arguments) : CommandSyntax
    {
        public override string ToString() => $"top {Arguments}";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } = Ranking.Grammar.Select(arguments => new Syntax(arguments));

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder) => Ranking.Bind(syntax.Arguments, "top", syntax, binder);
}
