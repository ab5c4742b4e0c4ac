using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Aggregates;

/// <summary><c>earliest_time</c>: the smallest _time of the rows that have the field.</summary>
public sealed class EarliestTime() : StateAggregate("EarliestState", SplType.Time, "Time")
{
    public override WordDoc Doc { get; } = new("earliest_time")
    {
        Usage = "earliest_time(<field>)",
        Summary = "The smallest _time of the rows that have the field.",
        Manual = "Search Reference, Time functions",
        Examples =
        [
            new("the time", "stats earliest_time(n) as r", """[{"_time": 2, "n": "5"}, {"_time": 1, "n": "3"}]""", """{"r": 1}"""),
            new("several values", "stats earliest_time(n) as r", """{"_time": 1, "n": ["1", "2"]}""", """{"r": 1}"""),
            new("none is null", "stats count, earliest_time(n) as r", """{"_time": 1}""", """{"count": 1}"""),
        ],
    };

    public override bool NeedsTime => true;

    public override string EmitAdd(string state, Expression? argument, AggregateEmitter emit) => TimedAdd.Emit(state, argument!, emit);
}
