using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Aggregates;

/// <summary><c>range</c>: the distance of the least and the greatest number of a field; other text is left out.</summary>
public sealed class ValueRange() : StateAggregate("ExtremeState", SplType.Number, "Range")
{
    public override WordDoc Doc { get; } = new("range")
    {
        Usage = "range(<field>)",
        Summary = "The distance of the least and the greatest number of a field; other text is left out.",
        Manual = "Search Reference, Aggregate functions",
        Examples =
        [
            new("numbers", "stats range(n) as r", """[{"n": "10"}, {"n": "2"}, {"n": "x"}]""", """{"r": 8}"""),
            new("each value of several", "stats range(n) as r", """{"n": ["1", "3"]}""", """{"r": 2}"""),
            new("none is null", "stats count, range(n) as r", """{"m": "1"}""", """{"count": 1}"""),
        ],
    };
}
