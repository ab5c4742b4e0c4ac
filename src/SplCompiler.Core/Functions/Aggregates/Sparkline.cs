using System.Collections.Immutable;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Functions.Aggregates;

/// <summary><c>sparkline</c>: a line of results over time, as a list of values.</summary>
/// <param name="inner">The function of each bin of time; null for <c>count</c> of rows.</param>
/// <param name="span">The width of the bins; null to choose one.</param>
public sealed class Sparkline(AggregateFunction? inner = null, SpanText? span = null) : StateAggregate("SparklineState", SplType.Many, "Line")
{
    /// <summary>The functions that the manual allows.</summary>
    public static ImmutableArray<string> Functions { get; } = ["avg", "count", "dc", "max", "min", "range", "stdev", "stdevp", "sum", "sumsq", "var", "varp"];

    /// <summary>The function of each bin; null for <c>count</c> of rows.</summary>
    public AggregateFunction? Inner => inner;

    /// <summary>The width of the bins; null when it is chosen.</summary>
    public SpanText? Span => span;

    public override WordDoc Doc { get; } = new("sparkline")
    {
        Usage = "sparkline[(<function>[(<field>)][, <span>])]",
        Summary = "A result for each bin of the time range, how many rows it holds where no function is named, behind the mark `##__SPARKLINE__##`; a bin without a result shows 0. "
            + "Without a time range of the search the line reaches from the first to the last row of the group. Without a span there are at most 100 bins of a usual one; of more bins the first 100 are given. "
            + "Functions: avg, count, dc, max, min, range, stdev, stdevp, sum, sumsq, var, varp.",
        Manual = "Search Reference, Time functions",
        Examples =
        [
            new("counts by time", "stats sparkline as line", """[{"_time": 0}, {"_time": 2}, {"_time": 2.5}]""", """{"line": ["##__SPARKLINE__##", "1", "0", "2"]}"""),
            new("of each group", "stats sparkline(count) as line by h", """[{"_time": 1, "h": "a"}, {"_time": 300, "h": "b"}, {"_time": 301, "h": "b"}]""", """[{"h": "a", "line": ["##__SPARKLINE__##", "1"]}, {"h": "b", "line": ["##__SPARKLINE__##", "1", "1"]}]"""),
            new("of another function, for each hour", "stats sparkline(avg(n), 1h) as line", """[{"_time": 1, "n": ["1", "2"]}, {"_time": 2, "n": "x"}, {"_time": 7300, "n": "4"}]""", """{"line": ["##__SPARKLINE__##", "1.5", "0", "4"]}"""),
            new("no time, no line", "table a | stats count, sparkline as line", """{"a": "1"}""", """{"count": 1}""", Reports: "SPL3001"),
        ],
    };

    public override bool NeedsArgument => false;

    public override bool NeedsTime => true;

    public override string EmitAdd(string state, Expression? argument, AggregateEmitter emit)
    {
        // No stage has left a time: there is no line.
        if (argument is ConstantExpression { Type.Kind: SplKind.Null })
            return "";
        string time = ExpressionEmitter.Convert(emit.Stage.Read(new Column("_time", SplType.Time)), SplType.Time).Text;
        return argument switch
        {
            null => $"{state}.Add({time});",
            { Type.Kind: SplKind.Bool } => $"{state}.Add({time}, {emit.Expressions.True(argument).Operand} ? 1 : SplValue.Null);",
            _ => $"{state}.Add({time}, {emit.Expressions.Any(argument).Text});",
        };
    }

    public override Code EmitResult(string state, Expression? argument, AggregateEmitter emit)
    {
        string function = inner is null ? "" : $", {CSharpText.Literal(inner.Name)}";
        string width = span is { } given ? $", span: {emit.Stage.Static("SplSpan", "lineSpan", $"SplSpan.Parse({CSharpText.Literal(given.AsTime())})")}" : "";
        return new($"{state}.Line(Run{function}{width})", SplType.Many);
    }

    public override string ToString() => $"sparkline{(inner is null && span is null ? "" : $" of {inner?.Name ?? "count"}{(span is { } width ? $" by {width}" : "")}")}";
}
