using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Aggregates;

/// <summary><c>last</c>: the value of the last row.</summary>
public sealed class Last() : StateAggregate("LastState", SplType.Any, "Value")
{
    public override WordDoc Doc { get; } = new("last")
    {
        Usage = "last(<field>)",
        Summary = "The value of the last row that has the field; of events that is the oldest.",
        Manual = "Search Reference, Event order functions",
        Examples =
        [
            new("the oldest event", "stats last(n) as n", """[{"_time": 1, "n": "old"}, {"_time": 2, "n": "new"}]""", """{"n": "old"}"""),
            new("rows without the field do not count", "stats last(n) as n", """[{"n": "x"}, {"a": "1"}]""", """{"n": "x"}"""),
            new("none is null", "stats count, last(n) as n", """{"a": "1"}""", """{"count": 1}"""),
        ],
    };

    public override bool NeedsOrder => true;
}
