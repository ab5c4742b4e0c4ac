using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Aggregates;

/// <summary><c>estdc</c>: counts the different values of a field: exactly, where Splunk estimates.</summary>
public sealed class EstimatedDistinctCount() : StateAggregate("SymbolSet", SplType.Number.NotNull, "Count")
{
    public override WordDoc Doc { get; } = new("estdc")
    {
        Usage = "estdc(<field>)",
        Summary = "Counts the different values of a field: exactly, where Splunk estimates.",
        Manual = "Search Reference, Aggregate functions",
        Examples =
        [
            new("different values", "stats estdc(n) as r", """[{"n": "a"}, {"n": "b"}, {"n": "a"}]""", """{"r": 2}"""),
            new("each value of several", "stats estdc(n) as r", """{"n": ["1", "3"]}""", """{"r": 2}"""),
            new("none is 0", "stats estdc(n) as r", """{"m": "1"}""", """{"r": 0}"""),
        ],
    };

    public override bool CountsNothing => true;

    protected override bool TakesSymbols => true;

    protected override bool TakesTexts => true;

    public override Code EmitResult(string state, Expression? argument, AggregateEmitter emit) => new($"{state}.Count", SplType.Number.NotNull);
}
