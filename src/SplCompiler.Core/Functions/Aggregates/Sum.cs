using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Aggregates;

/// <summary><c>sum</c>: the sum of numbers.</summary>
public sealed class Sum() : StateAggregate("SumState", SplType.Number, "Sum")
{
    public override WordDoc Doc { get; } = new("sum")
    {
        Usage = "sum(<field>)",
        Summary = "Adds the numbers of a field; other text is left out, none is null.",
        Manual = "Search Reference, Aggregate functions",
        Examples =
        [
            new("numbers in text count", "stats sum(n) as s", """[{"n": "1"}, {"n": "2.5"}, {"n": "x"}]""", """{"s": 3.5}"""),
            new("each value of several", "stats sum(n) as s", """{"n": ["1", "2"]}""", """{"s": 3}"""),
            new("none is null", "stats count, sum(n) as s", """{"n": "x"}""", """{"count": 1}"""),
        ],
    };
}
