using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Aggregates;

/// <summary><c>rate</c>: the change of a number in a second: latest less earliest, divided by the time between them.</summary>
public sealed class Rate() : StateAggregate("RateState", SplType.Number, "PerSecond")
{
    public override WordDoc Doc { get; } = new("rate")
    {
        Usage = "rate(<field>)",
        Summary = "The change of a number in a second: latest less earliest, divided by the time between them.",
        Manual = "Search Reference, Time functions",
        Examples =
        [
            new("a change", "stats rate(n) as r", """[{"_time": 10, "n": "5"}, {"_time": 0, "n": "3"}]""", """{"r": 0.2}"""),
            new("one time is no stretch", "stats count, rate(n) as r", """{"_time": 1, "n": "3"}""", """{"count": 1}"""),
            new("several values are no number", "stats count, rate(n) as r", """[{"_time": 1, "n": ["1", "2"]}, {"_time": 2, "n": "3"}]""", """{"count": 2}"""),
        ],
    };

    public override bool NeedsTime => true;

    public override string EmitAdd(string state, Expression? argument, AggregateEmitter emit) => TimedAdd.Emit(state, argument!, emit);
}
