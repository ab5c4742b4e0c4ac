using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Aggregates;

/// <summary><c>list</c>: all values in order.</summary>
public sealed class List() : StateAggregate("ListState", SplType.Any, "Values")
{
    public override WordDoc Doc { get; } = new("list")
    {
        Usage = "list(<field>)",
        Summary = "All values in the order of rows, repeated ones too, at most 100.",
        Manual = "Search Reference, Multivalue stats and chart functions",
        Examples =
        [
            new("repeated values stay", "stats list(n) as n", """[{"n": "9"}, {"n": "10"}, {"n": "9"}]""", """{"n": ["9", "10", "9"]}"""),
            new("events come newest first", "stats list(n) as n", """[{"_time": 1, "n": "a"}, {"_time": 2, "n": "b"}]""", """{"n": ["b", "a"]}"""),
            new("none is null", "stats count, list(n) as n", """{"a": "1"}""", """{"count": 1}"""),
        ],
    };

    public override bool NeedsOrder => true;
}
