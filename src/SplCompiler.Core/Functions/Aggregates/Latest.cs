using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Aggregates;

/// <summary><c>latest</c>: the value with the greatest time.</summary>
public sealed class Latest() : StateAggregate("LatestState", SplType.Any, "Value")
{
    public override WordDoc Doc { get; } = new("latest")
    {
        Usage = "latest(<field>)",
        Summary = "The value of the row with the greatest _time that has the field.",
        Manual = "Search Reference, Time functions",
        Examples =
        [
            new("by time, not by order", "stats latest(n) as n", """[{"_time": 2, "n": "b"}, {"_time": 1, "n": "a"}]""", """{"n": "b"}"""),
            new("rows without the field do not count", "stats latest(n) as n", """[{"_time": 3}, {"_time": 2, "n": "b"}]""", """{"n": "b"}"""),
            new("none is null", "stats count, latest(n) as n", """{"_time": 1}""", """{"count": 1}"""),
        ],
    };

    public override bool NeedsTime => true;

    public override string EmitAdd(string state, Expression? argument, AggregateEmitter emit) => TimedAdd.Emit(state, argument!, emit);
}
