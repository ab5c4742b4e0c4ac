using System.Globalization;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Rules;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Parsers;

namespace SplCompiler.Commands;

/// <summary><c>tail</c>: the last rows, in reverse order.</summary>
public sealed class Tail : Command<Tail.Syntax>
{
    public override WordDoc Doc { get; } = new("tail")
    {
        Usage = "tail [<number>]",
        Summary = "Keeps the last rows, 10 when no number is given, and puts them in reverse order. Events come newest first, so these are the oldest.",
        Manual = "Search Reference, tail",
        Examples =
        [
            new("the last two, the last first", "tail 2 | streamstats count as n", """[{"a": "1"}, {"a": "2"}, {"a": ["3", "4"]}]""", """[{"a": ["3", "4"], "n": 1}, {"a": "2", "n": 2}]"""),
            new("the oldest event", "tail 1 | table n", """[{"_time": 1, "n": "1"}, {"_time": 3, "n": "3"}, {"_time": 2, "n": "2"}]""", """{"n": "1"}"""),
            new("fewer rows than asked for", "tail", """[{"a": "1"}, {"b": "2"}]""", """[{"b": "2"}, {"a": "1"}]"""),
        ],
    };

    // Syntax

    public sealed record Syntax(string? Limit, SourceSpan LimitSpan) : CommandSyntax
    {
        public override string ToString() => Limit is null ? "tail" : $"tail {Limit}";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        Terms.Option("limit").Select(option => new Syntax(option.Value, option.ValueSpan))
            .Or(Token.EqualTo(SplToken.Word).Select(token => new Syntax(token.ToStringValue(), token.SourceSpan())))
            .OptionalOrDefault(new Syntax(null, default));

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        int limit = 10;
        if (syntax.Limit is not null && !int.TryParse(syntax.Limit, NumberStyles.None, CultureInfo.InvariantCulture, out limit))
        {
            binder.Report(Descriptors.InvalidOption, syntax.LimitSpan, $"`tail` takes a number of rows, found `{syntax.Limit}`", "no whole number", $"usage: `{Doc.Usage}`");
            return null;
        }

        return new ReverseStage(limit) { Input = binder.Input, Output = binder.Input };
    }
}
