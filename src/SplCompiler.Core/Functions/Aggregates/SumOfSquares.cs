using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Aggregates;

/// <summary><c>sumsq</c>: adds the squares of the numbers of a field; other text is left out, none is null.</summary>
public sealed class SumOfSquares() : StateAggregate("VarianceState", SplType.Number, "SumOfSquares")
{
    public override WordDoc Doc { get; } = new("sumsq")
    {
        Usage = "sumsq(<field>)",
        Summary = "Adds the squares of the numbers of a field; other text is left out, none is null.",
        Manual = "Search Reference, Aggregate functions",
        Examples =
        [
            new("squares", "stats sumsq(n) as r", """[{"n": "65"}, {"n": "42"}, {"n": "40"}, {"n": "31"}, {"n": "47"}, {"n": "53"}, {"n": "64"}]""", """{"r": 17664}"""),
            new("each value of several", "stats sumsq(n) as r", """{"n": ["1", "3"]}""", """{"r": 10}"""),
            new("none is null", "stats count, sumsq(n) as r", """{"m": "1"}""", """{"count": 1}"""),
        ],
    };
}
