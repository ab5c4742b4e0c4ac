using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Functions;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Commands;

/// <summary>
/// Expressions over statistical functions, <c>chart eval(avg(size)/max(delay)) AS ratio BY host</c>: the functions get names
/// that no field has, and the expression reads their results by these names.
/// </summary>
/// <remarks>Source: Search Reference, "chart", "timechart", "Aggregate functions" (avg).</remarks>
internal sealed class EvaluatedResults(ImmutableArray<FieldExpression> keys, bool hasSpans, string command, Binder binder)
{
    private int _count;

    /// <summary>The functions and the expression; null when it was refused.</summary>
    public (ImmutableArray<BoundAggregate> Functions, ChartResult Result)? Bind(AggregateSyntax syntax)
    {
        var functions = ImmutableArray.CreateBuilder<AggregateSyntax>();
        ExpressionSyntax expression = Rewrite(syntax.Expression!, functions);
        if (functions.Count == 0)
        {
            binder.Report(Descriptors.UnsupportedForm, syntax.Span, $"`eval` of `{command}` needs a statistical function in it", "no function over the rows", "write such as `eval(round(avg(x), 2))`");
            return null;
        }

        if (AggregateBinder.Bind(functions.ToImmutable(), keys, binder, hasSpans) is not { } bound)
            return null;
        Schema results = Schema.Closed(bound.Aggregates.Select(function => new Column(function.Output, function.Function.TypeOf(function.Argument))));
        return binder.Over(results, () => binder.BindValue(expression)) is { } value ? (bound.Aggregates, new ChartResult(syntax.As?.Name ?? syntax.Call, value)) : null;
    }

    /// <summary>The same expression with the results of functions in place of the functions.</summary>
    private ExpressionSyntax Rewrite(ExpressionSyntax expression, ImmutableArray<AggregateSyntax>.Builder functions) => expression switch
    {
        FieldSyntax { IsQuoted: false, Name: "count" or "c" } count => Result(new AggregateSyntax(count.Span, count.Name, count.Span, null, null, null), functions),
        CallSyntax call when Function(call) is { } function => Result(function, functions),
        CallSyntax call => call with { Arguments = [.. call.Arguments.Select(argument => Rewrite(argument, functions))] },
        SignSyntax sign => sign with { Operand = Rewrite(sign.Operand, functions) },
        OperationSyntax operation => operation with
        {
            First = Rewrite(operation.First, functions),
            Rest = [.. operation.Rest.Select(part => (part.Operation, Rewrite(part.Operand, functions)))],
        },
        ComparisonSyntax comparison => comparison with { Left = Rewrite(comparison.Left, functions), Right = Rewrite(comparison.Right, functions) },
        LikeSyntax like => like with { Value = Rewrite(like.Value, functions), Pattern = Rewrite(like.Pattern, functions) },
        InSyntax list => list with { Value = Rewrite(list.Value, functions), List = [.. list.List.Select(item => Rewrite(item, functions))] },
        NotSyntax not => not with { Operand = Rewrite(not.Operand, functions) },
        LogicalSyntax logical => logical with { Operands = [.. logical.Operands.Select(operand => Rewrite(operand, functions))] },
        _ => expression,
    };

    /// <summary>A call as a statistical function over a field or an <c>eval(…)</c>; null when it is one of eval: <c>max(avg(x), 5)</c>.</summary>
    private static AggregateSyntax? Function(CallSyntax call) => AggregateTable.Find(call.Name) is null ? null : call.Arguments switch
    {
        [] => new AggregateSyntax(call.Span, call.Name, call.NameSpan, null, null, null),
        [FieldSyntax field] => new AggregateSyntax(call.Span, call.Name, call.NameSpan, field, null, null),
        [CallSyntax { Name: "eval", Arguments: [var inner] }] => new AggregateSyntax(call.Span, call.Name, call.NameSpan, null, inner, null),
        _ => null,
    };

    private FieldSyntax Result(AggregateSyntax function, ImmutableArray<AggregateSyntax>.Builder functions)
    {
        var name = new FieldSyntax(function.Span, $"({function.Name} {++_count})", IsQuoted: true);
        functions.Add(function with { As = name });
        return name;
    }
}
