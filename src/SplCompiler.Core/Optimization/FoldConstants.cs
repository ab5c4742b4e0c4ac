using System.Collections.Immutable;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Optimization;

/// <summary>Computes what is known at compile time: comparisons of constants, tests of fields that are always null, AND and OR around them.</summary>
internal static class FoldConstants
{
    public static Plan Run(Plan plan) => Optimizer.RewriteExpressions(plan, Fold);

    private static Expression Fold(Expression expression) => expression switch
    {
        ComparisonExpression { Left: ConstantExpression left, Right: ConstantExpression right } comparison => Compare(left, comparison.Operator, right) ?? expression,
        TestExpression { Operand.Type.Kind: SplKind.Null, MissingIsFalse: true } => new TruthExpression(false),
        ArithmeticExpression { Left: ConstantExpression left, Right: ConstantExpression right } arithmetic => Compute(left, arithmetic.Operation, right) ?? expression,
        NotExpression { Operand: TruthExpression truth } => new TruthExpression(!truth.Value),
        NotExpression { Operand: NotExpression inner } => inner.Operand,
        LogicalExpression { Operator: Logical.And } and => Join(and, absorbing: false),
        LogicalExpression { Operator: Logical.Or } or => Join(or, absorbing: true),
        _ => expression,
    };

    private static TruthExpression? Compare(ConstantExpression left, Comparison comparison, ConstantExpression right)
    {
        // Null makes a comparison null, which is neither true nor false: not foldable to a truth value.
        if (left.Type.Kind == SplKind.Null || right.Type.Kind == SplKind.Null)
            return null;

        // Quoted text is text even when it looks like a number.
        bool isNumeric = left.Type.Kind == SplKind.Number && right.Type.Kind == SplKind.Number;
        int order = isNumeric ? left.NumberValue.CompareTo(right.NumberValue) : CodePoints.Compare(Text(left), Text(right));
        return new TruthExpression(comparison switch
        {
            Comparison.Equal => order == 0,
            Comparison.NotEqual => order != 0,
            Comparison.Less => order < 0,
            Comparison.LessOrEqual => order <= 0,
            Comparison.Greater => order > 0,
            _ => order >= 0,
        });
    }

    private static ConstantExpression? Compute(ConstantExpression left, Operation operation, ConstantExpression right)
    {
        if (left.Type.Kind != SplKind.Number || right.Type.Kind != SplKind.Number)
            return null;
        double? result = operation switch
        {
            Operation.Add => left.NumberValue + right.NumberValue,
            Operation.Subtract => left.NumberValue - right.NumberValue,
            Operation.Multiply => left.NumberValue * right.NumberValue,
            Operation.Divide => right.NumberValue == 0 ? null : left.NumberValue / right.NumberValue,
            _ => right.NumberValue == 0 ? null : left.NumberValue % right.NumberValue,
        };
        return result is { } number ? ConstantExpression.Of(number) : ConstantExpression.Null;
    }

    /// <summary>Nested AND in AND become one; operands that decide or do not matter go. What is null stays: false AND null is false, true AND null is null.</summary>
    private static Expression Join(LogicalExpression logical, bool absorbing)
    {
        var operands = ImmutableArray.CreateBuilder<Expression>();
        foreach (Expression operand in logical.Operands)
        {
            switch (operand)
            {
                case TruthExpression truth when truth.Value == absorbing:
                    return truth;
                case TruthExpression:
                    break;
                case LogicalExpression nested when nested.Operator == logical.Operator:
                    operands.AddRange(nested.Operands);
                    break;
                default:
                    operands.Add(operand);
                    break;
            }
        }

        return operands.Count switch
        {
            0 => new TruthExpression(!absorbing),
            1 => operands[0],
            _ => logical with { Operands = operands.ToImmutable() },
        };
    }

    private static string Text(ConstantExpression constant) => constant.TextValue ?? FoldedNumber.Format(constant.NumberValue);
}
