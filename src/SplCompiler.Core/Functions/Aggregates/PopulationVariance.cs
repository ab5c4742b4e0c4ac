using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Aggregates;

/// <summary><c>varp</c>: the variance of a whole population; one number has 0, none is null.</summary>
public sealed class PopulationVariance() : StateAggregate("VarianceState", SplType.Number, "PopulationVariance")
{
    public override WordDoc Doc { get; } = new("varp")
    {
        Usage = "varp(<field>)",
        Summary = "The variance of a whole population; one number has 0, none is null.",
        Manual = "Search Reference, Aggregate functions",
        Examples =
        [
            new("numbers", "stats varp(n) as r", """[{"n": "65"}, {"n": "42"}, {"n": "40"}, {"n": "31"}, {"n": "47"}, {"n": "53"}, {"n": "64"}]""", """{"r": 136.40816326530611}"""),
            new("each value of several", "stats varp(n) as r", """{"n": ["1", "3"]}""", """{"r": 1}"""),
            new("one number", "stats varp(n) as r", """{"n": "5"}""", """{"r": 0}"""),
            new("none is null", "stats count, varp(n) as r", """{"m": "1"}""", """{"count": 1}"""),
        ],
    };
}
