using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Aggregates;

/// <summary><c>estdc_error</c>: how far estdc may be off: 0, for it counts exactly; none is null.</summary>
public sealed class EstimatedDistinctCountError() : StateAggregate("SymbolSet", SplType.Number, "Count")
{
    public override WordDoc Doc { get; } = new("estdc_error")
    {
        Usage = "estdc_error(<field>)",
        Summary = "How far estdc may be off: 0, for it counts exactly; none is null.",
        Manual = "Search Reference, Aggregate functions",
        Examples =
        [
            new("no error", "stats estdc_error(n) as r", """[{"n": "a"}, {"n": "b"}]""", """{"r": 0}"""),
            new("each value of several", "stats estdc_error(n) as r", """{"n": ["1", "3"]}""", """{"r": 0}"""),
            new("none is null", "stats count, estdc_error(n) as r", """{"m": "1"}""", """{"count": 1}"""),
        ],
    };

    protected override bool TakesSymbols => true;

    protected override bool TakesTexts => true;

    public override Code EmitResult(string state, Expression? argument, AggregateEmitter emit) =>
        new($"{state}.Count == 0 ? (double?)null : 0", SplType.Number, IsPrimary: false);
}
