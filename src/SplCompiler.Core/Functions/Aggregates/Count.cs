using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Aggregates;

/// <summary><c>count</c>: rows, or values of a field, or rows for which a condition is true.</summary>
public sealed class Count : AggregateFunction
{
    public override WordDoc Doc { get; } = new("count")
    {
        Aliases = ["c"],
        Usage = "count[(<field>)] | count(eval(<condition>))",
        Summary = "Counts rows, values of a field, or rows for which a condition is true.",
        Manual = "Search Reference, Aggregate functions",
        Examples =
        [
            new("rows", "stats count", """[{"a": "1"}, {"b": "2"}]""", """{"count": 2}"""),
            new("values", "stats count(a) as n", """[{"a": ["1", "2"]}, {"a": "3"}, {"b": "4"}]""", """{"n": 3}"""),
            new("nothing", "stats count(a) as n", """{"b": "1"}""", """{"n": 0}"""),
        ],
    };

    public override bool NeedsArgument => false;

    public override bool CountsNothing => true;

    public override AggregateFunction OverWildcard { get; } = new OfEachField();

    public override SplType TypeOf(Expression? argument) => SplType.Number.NotNull;

    public override string StateType(Expression? argument) => "long";

    public override string EmitAdd(string state, Expression? argument, AggregateEmitter emit) => argument switch
    {
        null => $"{state}++;",
        { Type.Kind: SplKind.Null } => "",
        { Type.Kind: SplKind.Bool } => $"if ({ExpressionEmitter.Reachable(emit.Expressions.True(argument))}) {state}++;",
        _ => $"{state} += Tally.Of({emit.Expressions.Value(argument).Text});",
    };

    public override Code EmitResult(string state, Expression? argument, AggregateEmitter emit) => new(state, SplType.Number.NotNull);

    public override string EmitMerge(string member) => $"{member} += other.{member};";

    public override string EmitSave(string member) => $"state.Write({member});";

    public override string EmitRestore(string member) => $"{member} = state.ReadInt64();";

    private sealed class OfEachField() : StateAggregate("CountState", SplType.Number.NotNull, "Count")
    {
        public override WordDoc Doc { get; } = new("count")
        {
            Usage = "count(<wildcard>)",
            Summary = "Counts the values of each field that the wildcard matches.",
            Manual = "Search Reference, Aggregate functions",
        };
    }
}
