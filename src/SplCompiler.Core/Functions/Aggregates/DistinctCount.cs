using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Aggregates;

/// <summary><c>dc</c>: how many different values.</summary>
public sealed class DistinctCount() : StateAggregate("SymbolSet", SplType.Number.NotNull, "Count")
{
    public override WordDoc Doc { get; } = new("dc")
    {
        Aliases = ["distinct_count"],
        Usage = "dc(<field>)",
        Summary = "Counts the different values of a field, compared as text with case.",
        Manual = "Search Reference, Aggregate functions",
        Examples =
        [
            new("case matters", "stats dc(u) as n", """[{"u": "a"}, {"u": "A"}, {"u": "a"}]""", """{"n": 2}"""),
            new("each value of several", "stats dc(u) as n", """[{"u": ["a", "b"]}, {"u": "b"}]""", """{"n": 2}"""),
            new("none is 0", "stats dc(u) as n", """{"a": "1"}""", """{"n": 0}"""),
        ],
    };

    public override bool CountsNothing => true;

    protected override bool TakesSymbols => true;

    protected override bool TakesTexts => true;

    public override Emission.Code EmitResult(string state, Expression? argument, Emission.AggregateEmitter emit) => new($"{state}.Count", SplType.Number.NotNull);
}
