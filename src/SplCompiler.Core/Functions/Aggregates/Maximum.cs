using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Aggregates;

/// <summary><c>max</c>: the greatest value; text comes after numbers.</summary>
public sealed class Maximum() : StateAggregate("ExtremeState", SplType.Any, "Maximum")
{
    public override WordDoc Doc { get; } = new("max")
    {
        Usage = "max(<field>)",
        Summary = "The greatest text, or the greatest number when there is no text.",
        Manual = "Search Reference, Aggregate functions",
        Examples =
        [
            new("numbers as numbers", "stats max(n) as m", """[{"n": "10"}, {"n": "9"}]""", """{"m": 10}"""),
            new("text comes after numbers", "stats max(n) as m", """[{"n": "b"}, {"n": "100"}, {"n": "c"}]""", """{"m": "c"}"""),
            new("none is null", "stats count, max(n) as m", """{"a": "1"}""", """{"count": 1}"""),
        ],
    };
}
