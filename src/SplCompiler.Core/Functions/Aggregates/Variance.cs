using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Aggregates;

/// <summary><c>var</c>: the variance of a sample; one number has 0, none is null.</summary>
public sealed class Variance() : StateAggregate("VarianceState", SplType.Number, "Variance")
{
    public override WordDoc Doc { get; } = new("var")
    {
        Usage = "var(<field>)",
        Summary = "The variance of a sample; one number has 0, none is null.",
        Manual = "Search Reference, Aggregate functions",
        Examples =
        [
            new("numbers", "stats var(n) as r", """[{"n": "65"}, {"n": "42"}, {"n": "40"}, {"n": "31"}, {"n": "47"}, {"n": "53"}, {"n": "64"}]""", """{"r": 159.14285714285714}"""),
            new("each value of several", "stats var(n) as r", """{"n": ["1", "3"]}""", """{"r": 2}"""),
            new("one number", "stats var(n) as r", """{"n": "5"}""", """{"r": 0}"""),
            new("none is null", "stats count, var(n) as r", """{"m": "1"}""", """{"count": 1}"""),
        ],
    };
}
