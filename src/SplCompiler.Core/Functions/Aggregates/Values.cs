using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Aggregates;

/// <summary><c>values</c>: the different values, sorted as text.</summary>
public sealed class Values() : StateAggregate("SymbolSet", SplType.Many, "Values")
{
    public override WordDoc Doc { get; } = new("values")
    {
        Usage = "values(<field>)",
        Summary = "The different values of a field, sorted as text (10 before 9, upper case before lower case).",
        Manual = "Search Reference, Multivalue stats and chart functions",
        Examples =
        [
            new("sorted as text", "stats values(n) as n", """[{"n": "9"}, {"n": "10"}, {"n": "9"}]""", """{"n": ["10", "9"]}"""),
            new("each value of several", "stats values(n) as n", """[{"n": ["b", "a"]}, {"n": "b"}]""", """{"n": ["a", "b"]}"""),
            new("none is null", "stats count, values(n) as n", """{"a": "1"}""", """{"count": 1}"""),
        ],
    };

    protected override bool TakesSymbols => true;

    protected override bool TakesTexts => true;

    protected override SplType ResultCode => SplType.Event;
}
