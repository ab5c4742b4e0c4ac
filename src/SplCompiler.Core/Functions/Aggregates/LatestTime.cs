using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Aggregates;

/// <summary><c>latest_time</c>: the greatest _time of the rows that have the field.</summary>
public sealed class LatestTime() : StateAggregate("LatestState", SplType.Time, "Time")
{
    public override WordDoc Doc { get; } = new("latest_time")
    {
        Usage = "latest_time(<field>)",
        Summary = "The greatest _time of the rows that have the field.",
        Manual = "Search Reference, Time functions",
        Examples =
        [
            new("the time", "stats latest_time(n) as r", """[{"_time": 2, "n": "5"}, {"_time": 1, "n": "3"}]""", """{"r": 2}"""),
            new("several values", "stats latest_time(n) as r", """{"_time": 1, "n": ["1", "2"]}""", """{"r": 1}"""),
            new("none is null", "stats count, latest_time(n) as r", """{"_time": 1}""", """{"count": 1}"""),
        ],
    };

    public override bool NeedsTime => true;

    public override string EmitAdd(string state, Expression? argument, AggregateEmitter emit) => TimedAdd.Emit(state, argument!, emit);
}
