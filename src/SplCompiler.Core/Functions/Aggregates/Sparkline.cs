using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Aggregates;

/// <summary><c>sparkline</c>: a line of counts over time, as a list of values.</summary>
public sealed class Sparkline() : StateAggregate("SparklineState", SplType.Many, "Line")
{
    public override WordDoc Doc { get; } = new("sparkline")
    {
        Usage = "sparkline[(count)]",
        Summary = "How many rows each bin of the time range holds, behind the mark `##__SPARKLINE__##`. Without a time range of the search the line reaches from the first to the last row of the group; there are at most 100 bins of a usual span.",
        Manual = "Search Reference, Time functions",
        Examples =
        [
            new("counts by time", "stats sparkline as line", """[{"_time": 0}, {"_time": 2}, {"_time": 2.5}]""", """{"line": ["##__SPARKLINE__##", "1", "0", "2"]}"""),
            new("of each group", "stats sparkline(count) as line by h", """[{"_time": 1, "h": "a"}, {"_time": 300, "h": "b"}, {"_time": 301, "h": "b"}]""", """[{"h": "a", "line": ["##__SPARKLINE__##", "1"]}, {"h": "b", "line": ["##__SPARKLINE__##", "1", "1"]}]"""),
            new("no time, no line", "table a | stats count, sparkline as line", """{"a": "1"}""", """{"count": 1}""", Reports: "SPL3001"),
        ],
    };

    public override bool NeedsArgument => false;

    public override bool NeedsTime => true;

    public override string EmitAdd(string state, Expression? argument, AggregateEmitter emit) => argument is { Type.Kind: SplKind.Null }
        ? ""
        : $"{state}.Add({ExpressionEmitter.Convert(emit.Stage.Read(new Column("_time", SplType.Time)), SplType.Time).Text});";

    public override Code EmitResult(string state, Expression? argument, AggregateEmitter emit) => new($"{state}.Line(Run)", SplType.Many);
}
