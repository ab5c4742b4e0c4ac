using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary><c>makecontinuous</c>: rows for the bins of a field that have none.</summary>
public sealed class Makecontinuous : Command<Makecontinuous.Syntax>
{
    public override WordDoc Doc { get; } = new("makecontinuous")
    {
        Usage = "makecontinuous [<field>] [span=<number or duration>|bins=<number>] [start=<number>] [end=<number>]",
        Summary = "Rounds a field (`_time`) down to the start of its bin, orders rows by it, and adds a row with nothing else for every bin between the first and the last that has none. "
            + "start and end widen the range to themselves and cut rows outside of it. Without a span the width is chosen as by `bin`. Rows without a number in the field stay, behind the others.",
        Manual = "Search Reference, makecontinuous",
        Examples =
        [
            new("time", "stats count by _time | makecontinuous _time span=10m", """[{"_time": 1200}, {"_time": 3001}, {"_time": 3010}]""", """[{"_time": 1200, "count": 1}, {"_time": 1800}, {"_time": 2400}, {"_time": 3000, "count": 1}, {"_time": 3000, "count": 1}]"""),
            new("numbers", "makecontinuous n span=2", """[{"n": "7", "a": "x"}, {"n": "2", "a": "y"}, {"a": "z"}]""", """[{"n": 2, "a": "y"}, {"n": 4}, {"n": 6, "a": "x"}, {"a": "z"}]"""),
            new("a given range", "makecontinuous start=1 end=3 span=1 n", """[{"n": "2", "a": "x"}, {"n": "9"}]""", """[{"n": 1}, {"n": 2, "a": "x"}, {"n": 3}]"""),
            new("spans on a logarithmic scale", "makecontinuous n span=2log10", """{"n": "7"}""", "[]", Reports: "SPL2003"),
        ],
    };

    // Syntax

    public sealed record Syntax(FieldSyntax? Field, ImmutableArray<OptionSyntax> Options) : CommandSyntax
    {
        public override string ToString() => $"makecontinuous{(Field is null ? "" : " " + FieldListText.Of(Field))}{OptionSet.TextOf(Options)}";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from before in Terms.AnyOption.Many()
        from field in Terms.Field.AsNullable().OptionalOrDefault()
        from behind in Terms.AnyOption.Many()
        select new Syntax(field, [.. before, .. behind]);

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        var options = new OptionSet(syntax.Options, "makecontinuous", binder, "span", "bins", "start", "end");
        FieldExpression field = syntax.Field is null ? binder.Resolve("_time", syntax.Span) : binder.Resolve(syntax.Field);
        SpanText? span = null;
        if (options.Find("span") is { } width)
        {
            if (width.Value.Contains("log", StringComparison.OrdinalIgnoreCase))
            {
                binder.Report(Descriptors.UnsupportedForm, width.ValueSpan, "`makecontinuous` takes no span on a logarithmic scale", "not supported", "the bins of `bin span=2log10` can be counted with `stats`");
                return null;
            }

            if (SpanText.TryParse(width.Value, out SpanText parsed))
                span = parsed;
            else
                options.Refuse(width, $"`{width.Value}` is no span", "expected such as 10, 30s, 5m, 1h, 1d");
        }

        int bins = options.Count("bins", BinChoice.DefaultBins, 2);
        RowConstant[] range = [BinChoice.Constant(BinChoice.Number(options, "start")), BinChoice.Constant(BinChoice.Number(options, "end"))];
        bool isTime = field.Name == "_time" || field.Type.Kind == SplKind.Time || span is { IsTime: true };
        if (options.IsRefused)
            return null;
        RowConstant step = span is not { } given ? new RowConstant("", _ => "null")
            : isTime ? RowConstant.Static("SplSpan", "span", $"SplSpan.Parse({CSharpText.Literal(given.AsTime())})", given)
            : new RowConstant(given, _ => CSharpText.Literal(given.Count));
        RowConstant[] all = [RowConstant.Of(field.Name), step, RowConstant.Of(bins), .. range];
        var function = new RowFunction(isTime ? "ContinuousRows.OfTimes" : "ContinuousRows.OfNumbers", SplType.Any, isTime ? [.. all, RowConstant.Run()] : [.. all]);
        return WholeTableStage.Create(binder.Input, function, syntax.ToString(), field.Name);
    }
}
