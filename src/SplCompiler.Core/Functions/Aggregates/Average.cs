using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Aggregates;

/// <summary><c>avg</c>: the mean of numbers.</summary>
public sealed class Average() : StateAggregate("SumState", SplType.Number, "Average")
{
    public override WordDoc Doc { get; } = new("avg")
    {
        Aliases = ["mean"],
        Usage = "avg(<field>)",
        Summary = "The mean of the numbers of a field; other text is left out, none is null.",
        Manual = "Search Reference, Aggregate functions",
        Examples =
        [
            new("a mean", "stats avg(n) as a", """[{"n": "1"}, {"n": "2"}]""", """{"a": 1.5}"""),
            new("text is left out", "stats avg(n) as a", """[{"n": "4"}, {"n": "x"}]""", """{"a": 4}"""),
            new("none is null", "stats count, avg(n) as a", """{"m": "1"}""", """{"count": 1}"""),
        ],
    };
}
