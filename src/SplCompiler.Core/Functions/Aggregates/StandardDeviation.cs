using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Aggregates;

/// <summary><c>stdev</c>: the standard deviation of a sample; one number has 0, none is null.</summary>
public sealed class StandardDeviation() : StateAggregate("VarianceState", SplType.Number, "Deviation")
{
    public override WordDoc Doc { get; } = new("stdev")
    {
        Usage = "stdev(<field>)",
        Summary = "The standard deviation of a sample; one number has 0, none is null.",
        Manual = "Search Reference, Aggregate functions",
        Examples =
        [
            new("numbers", "stats stdev(n) as r", """[{"n": "65"}, {"n": "42"}, {"n": "40"}, {"n": "31"}, {"n": "47"}, {"n": "53"}, {"n": "64"}]""", """{"r": 12.615183595289349}"""),
            new("each value of several", "stats stdev(n) as r", """{"n": ["1", "3"]}""", """{"r": 1.4142135623730951}"""),
            new("one number", "stats stdev(n) as r", """{"n": "5"}""", """{"r": 0}"""),
            new("none is null", "stats count, stdev(n) as r", """{"m": "1"}""", """{"count": 1}"""),
        ],
    };
}
