using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Aggregates;

/// <summary><c>stdevp</c>: the standard deviation of a whole population; one number has 0, none is null.</summary>
public sealed class PopulationDeviation() : StateAggregate("VarianceState", SplType.Number, "PopulationDeviation")
{
    public override WordDoc Doc { get; } = new("stdevp")
    {
        Usage = "stdevp(<field>)",
        Summary = "The standard deviation of a whole population; one number has 0, none is null.",
        Manual = "Search Reference, Aggregate functions",
        Examples =
        [
            new("numbers", "stats stdevp(n) as r", """[{"n": "65"}, {"n": "42"}, {"n": "40"}, {"n": "31"}, {"n": "47"}, {"n": "53"}, {"n": "64"}]""", """{"r": 11.679390534839825}"""),
            new("each value of several", "stats stdevp(n) as r", """{"n": ["1", "3"]}""", """{"r": 1}"""),
            new("one number", "stats stdevp(n) as r", """{"n": "5"}""", """{"r": 0}"""),
            new("none is null", "stats count, stdevp(n) as r", """{"m": "1"}""", """{"count": 1}"""),
        ],
    };
}
