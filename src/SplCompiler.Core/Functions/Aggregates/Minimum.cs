using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Aggregates;

/// <summary><c>min</c>: the least value; numbers come before text.</summary>
public sealed class Minimum() : StateAggregate("ExtremeState", SplType.Any, "Minimum")
{
    public override WordDoc Doc { get; } = new("min")
    {
        Usage = "min(<field>)",
        Summary = "The least number, or the least text when there are no numbers.",
        Manual = "Search Reference, Aggregate functions",
        Examples =
        [
            new("numbers as numbers", "stats min(n) as m", """[{"n": "10"}, {"n": "9"}]""", """{"m": 9}"""),
            new("numbers come before text", "stats min(n) as m", """[{"n": "b"}, {"n": "100"}, {"n": "1"}, {"n": "a"}]""", """{"m": 1}"""),
            new("text alone", "stats min(n) as m", """[{"n": "b"}, {"n": "a"}]""", """{"m": "a"}"""),
        ],
    };
}
