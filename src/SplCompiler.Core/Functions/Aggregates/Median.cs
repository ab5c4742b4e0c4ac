using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Aggregates;

/// <summary><c>median</c>: the middle of the numbers of a field, between the two in the middle when they are even in number.</summary>
public sealed class Median() : StateAggregate("PercentileState", SplType.Number, "Percentile(50)")
{
    public override WordDoc Doc { get; } = new("median")
    {
        Usage = "median(<field>)",
        Summary = "The middle of the numbers of a field, between the two in the middle when they are even in number.",
        Manual = "Search Reference, Aggregate functions",
        Examples =
        [
            new("the middle", "stats median(n) as r", """[{"n": "37"}, {"n": "58"}, {"n": "8"}, {"n": "34"}, {"n": "13"}, {"n": "74"}, {"n": "38"}]""", """{"r": 37}"""),
            new("each value of several", "stats median(n) as r", """{"n": ["1", "3"]}""", """{"r": 2}"""),
            new("none is null", "stats count, median(n) as r", """{"m": "1"}""", """{"count": 1}"""),
        ],
    };
}
