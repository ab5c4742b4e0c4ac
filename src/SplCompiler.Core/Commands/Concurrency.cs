using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary><c>concurrency</c>: how many rows go on at the time when one begins.</summary>
public sealed class Concurrency : Command<Concurrency.Syntax>
{
    public override WordDoc Doc { get; } = new("concurrency")
    {
        Usage = "concurrency duration=<field> [start=<field>] [output=<field>]",
        Summary = "Writes into `concurrency` how many rows, itself among them, go on at the time when a row begins: those that begin at its start (`_time`) or before and end behind it. A row without a number for both has none.",
        Manual = "Search Reference, concurrency",
        Examples =
        [
            new("what goes on", "concurrency duration=d start=s", """[{"s": "1", "d": "5"}, {"s": "3", "d": "1"}, {"s": "4", "d": "9"}, {"s": "6", "d": "0"}]""",
                """[{"s": "1", "d": "5", "concurrency": 1}, {"s": "3", "d": "1", "concurrency": 2}, {"s": "4", "d": "9", "concurrency": 2}, {"s": "6", "d": "0", "concurrency": 2}]"""),
            new("no number", "concurrency start=s duration=d output=n", """[{"s": "1", "d": "x"}, {"d": "2"}, {"s": "1", "d": "2"}]""", """[{"s": "1", "d": "x"}, {"d": "2"}, {"s": "1", "d": "2", "n": 1}]"""),
            new("no duration", "concurrency start=s", """{"s": "1"}""", "[]", Reports: "SPL1009"),
        ],
    };

    // Syntax

    public sealed record Syntax(ImmutableArray<OptionSyntax> Options) : CommandSyntax
    {
        public override string ToString() => $"concurrency{OptionSet.TextOf(Options)}";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } = Terms.AnyOption.Many().Select(options => new Syntax([.. options]));

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        var options = new OptionSet(syntax.Options, "concurrency", binder, "duration", "start", "output");
        if (options.Find("duration") is not { } duration)
        {
            binder.Report(Descriptors.InvalidOption, syntax.Span, "`concurrency` needs the field of the duration", "no duration", $"usage: `{Doc.Usage}`");
            return null;
        }

        FieldExpression length = binder.Resolve(duration.Value, duration.ValueSpan);
        FieldExpression start = options.Find("start") is { } given ? binder.Resolve(given.Value, given.ValueSpan) : binder.Resolve("_time", syntax.Span);
        string output = options.Text("output", "concurrency");
        return options.IsRefused
            ? null
            : WholeTableStage.Create(binder.Input, new RowFunction("OverlappingRows.Of", SplType.Any, RowConstant.Of(start.Name), RowConstant.Of(length.Name), RowConstant.Of(output)), syntax.ToString(), output);
    }
}
