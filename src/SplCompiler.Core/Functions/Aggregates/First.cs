using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Aggregates;

/// <summary><c>first</c>: the value of the first row.</summary>
public sealed class First() : StateAggregate("FirstState", SplType.Any, "Value")
{
    public override WordDoc Doc { get; } = new("first")
    {
        Usage = "first(<field>)",
        Summary = "The value of the first row that has the field; of events that is the newest.",
        Manual = "Search Reference, Event order functions",
        Examples =
        [
            new("the newest event", "stats first(n) as n", """[{"_time": 1, "n": "old"}, {"_time": 2, "n": "new"}]""", """{"n": "new"}"""),
            new("rows without the field do not count", "stats first(n) as n", """[{"a": "1"}, {"n": "x"}]""", """{"n": "x"}"""),
            new("none is null", "stats count, first(n) as n", """{"a": "1"}""", """{"count": 1}"""),
        ],
    };

    public override bool NeedsOrder => true;
}
