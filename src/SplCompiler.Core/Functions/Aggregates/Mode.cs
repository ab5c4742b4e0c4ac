using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Aggregates;

/// <summary><c>mode</c>: the most frequent value; of several equally frequent ones the least.</summary>
public sealed class Mode() : StateAggregate("ModeState", SplType.Any, "Mode")
{
    public override WordDoc Doc { get; } = new("mode")
    {
        Usage = "mode(<field>)",
        Summary = "The most frequent value; of several equally frequent ones the least.",
        Manual = "Search Reference, Aggregate functions",
        Examples =
        [
            new("the most frequent", "stats mode(n) as r", """[{"n": "a"}, {"n": "b"}, {"n": "b"}]""", """{"r": "b"}"""),
            new("several values", "stats mode(n) as r", """[{"n": ["a", "b"]}, {"n": "b"}]""", """{"r": "b"}"""),
            new("equally frequent", "stats mode(n) as r", """[{"n": "10"}, {"n": "9"}]""", """{"r": "9"}"""),
            new("none is null", "stats count, mode(n) as r", """{"m": "1"}""", """{"count": 1}"""),
        ],
    };

    protected override bool TakesSymbols => true;
}
