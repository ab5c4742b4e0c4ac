using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Aggregates;

/// <summary><c>earliest</c>: the value with the smallest time.</summary>
public sealed class Earliest() : StateAggregate("EarliestState", SplType.Any, "Value")
{
    public override WordDoc Doc { get; } = new("earliest")
    {
        Usage = "earliest(<field>)",
        Summary = "The value of the row with the smallest _time that has the field.",
        Manual = "Search Reference, Time functions",
        Examples =
        [
            new("by time, not by order", "stats earliest(n) as n", """[{"_time": 2, "n": "b"}, {"_time": 1, "n": "a"}]""", """{"n": "a"}"""),
            new("rows without the field do not count", "stats earliest(n) as n", """[{"_time": 1}, {"_time": 2, "n": "b"}]""", """{"n": "b"}"""),
            new("none is null", "stats count, earliest(n) as n", """{"_time": 1}""", """{"count": 1}"""),
        ],
    };

    public override bool NeedsTime => true;

    public override string EmitAdd(string state, Expression? argument, AggregateEmitter emit) => TimedAdd.Emit(state, argument!, emit);
}
