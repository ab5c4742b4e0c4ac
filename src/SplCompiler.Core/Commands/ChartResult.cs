using SplCompiler.Planning;

namespace SplCompiler.Commands;

/// <summary>A result of <c>chart</c> and <c>timechart</c>: a function over the rows of a cell, or an expression over several.</summary>
/// <param name="Output">Its name.</param>
/// <param name="Value">The expression: each field in it is the result of the function with that output. Just such a field for a function alone.</param>
public sealed record ChartResult(string Output, Expression Value)
{
    /// <summary>True for a function alone.</summary>
    public bool IsFunction => Value is FieldExpression { Name: var name } && name == Output;

    /// <summary>The result of a function alone.</summary>
    public static ChartResult Of(BoundAggregate aggregate) => new(aggregate.Output, new FieldExpression(aggregate.Output, aggregate.Function.TypeOf(aggregate.Argument)));

    public override string ToString() => $"{PlanText.Of(Value)} as {Output}";
}
