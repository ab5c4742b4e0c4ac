using SplCompiler.Planning;
using SplCompiler.Syntax;
using Names = SplCompiler.Emission.RuntimeNames.FieldPredicates;

namespace SplCompiler.Emission;

/// <summary>Writes the comparisons of eval: C# operators where both sides are known to be numbers, predicates of the runtime elsewhere.</summary>
internal static class Comparisons
{
    /// <summary>The C# condition "the comparison is true".</summary>
    public static Code Emit(ComparisonExpression comparison, ExpressionEmitter emit)
    {
        if (comparison.Left.Type.IsNumeric && comparison.Right.Type.IsNumeric)
            return Numeric(comparison, emit);
        if (comparison.Right is ConstantExpression right && AgainstConstant(comparison.Left, comparison.Operator, right, emit) is { } code)
            return code;
        if (comparison.Left is ConstantExpression left && AgainstConstant(comparison.Right, Mirrored(comparison.Operator), left, emit) is { } mirrored)
            return mirrored;

        // Two constants are left to the runtime only when the optimizer is switched off.
        bool isText = comparison.Left is ConstantExpression { Type.Kind: SplKind.Text } || comparison.Right is ConstantExpression { Type.Kind: SplKind.Text };
        if (isText)
        {
            string order = $"Compare.Texts({emit.Text(comparison.Left).Text}, {emit.Text(comparison.Right).Text})";
            return ExpressionEmitter.Condition($"{order} {(comparison.Operator == Comparison.Equal ? "==" : comparison.Operator.Symbol())} 0", isPrimary: false);
        }

        return ExpressionEmitter.Condition(
            $"Compare.{Name(comparison.Operator)}({emit.Any(comparison.Left).Text}, {emit.Any(comparison.Right).Text})", isPrimary: true);
    }

    /// <summary>The C# condition "the value is one of the list".</summary>
    public static Code Emit(InExpression list, ExpressionEmitter emit)
    {
        // Text in quotes is compared as text, whatever it looks like: item by item, as with an equals sign.
        if (list.List.Prepend(list.Value).Any(item => item is ConstantExpression { Type.Kind: SplKind.Text }))
        {
            return ExpressionEmitter.Condition(
                string.Join(" || ", list.List.Select(item => Emit(new ComparisonExpression(list.Value, Comparison.Equal, item), emit).Operand)), isPrimary: list.List.Length == 1);
        }

        string values = string.Join(", ", list.List.Select(item => emit.Any(item).Text));
        return ExpressionEmitter.Condition($"Compare.{RuntimeNames.Compare.In}({emit.Any(list.Value).Text}, {values})", isPrimary: true);
    }

    private static Code Numeric(ComparisonExpression comparison, ExpressionEmitter emit)
    {
        Code left = emit.Number(comparison.Left);
        Code right = emit.Number(comparison.Right);
        string symbol = comparison.Operator == Comparison.Equal ? "==" : comparison.Operator.Symbol();
        string condition = $"{left.Operand} {symbol} {right.Operand}";

        // C# lifts == and != to null as if it were a value: null == null is true, null != 5 is true. SPL's null is neither.
        bool needsBoth = comparison.Operator == Comparison.NotEqual || (comparison.Operator == Comparison.Equal && left.Type.IsNullable && right.Type.IsNullable);
        if (needsBoth)
        {
            foreach (Code side in new[] { left, right })
            {
                if (side.Type.IsNullable)
                    condition = $"{side.Operand} is not null && {condition}";
            }
        }

        return ExpressionEmitter.Condition(condition, isPrimary: false);
    }

    /// <summary>A value of unknown kind against a constant, as a predicate over its texts; null when the value is no text.</summary>
    private static Code? AgainstConstant(Expression value, Comparison comparison, ConstantExpression constant, ExpressionEmitter emit)
    {
        if (constant.Type.Kind == SplKind.Null || value.Type.Kind == SplKind.Null)
            return ExpressionEmitter.Condition("false", isPrimary: true);
        // A quoted literal is text even when it looks like a number; a number compares with fields that look like one.
        bool isNumber = constant.Type.Kind == SplKind.Number;
        if (value is ConstantExpression || (isNumber && value.Type.Kind is not (SplKind.Event or SplKind.Text or SplKind.Many)))
            return null;

        double number = constant.NumberValue;
        string text = isNumber ? FoldedNumber.Format(number) : constant.TextValue!;
        Code fields = emit.Fields(value, value);
        string utf8 = CSharpText.Utf8Literal(text);
        string both = isNumber ? $"{CSharpText.Literal(number)}, {utf8}" : utf8;
        string predicate = (comparison, isNumber) switch
        {
            (Comparison.Equal, true) => Names.AnyEqualsNumberOrText,
            (Comparison.Equal, false) => Names.AnyEquals,
            (Comparison.NotEqual, true) => Names.AnyDiffersFromNumberOrText,
            (Comparison.NotEqual, false) => Names.AnyDiffers,
            (Comparison.Less, _) => Names.AnyLess,
            (Comparison.LessOrEqual, _) => Names.AnyLessOrEqual,
            (Comparison.Greater, _) => Names.AnyGreater,
            _ => Names.AnyGreaterOrEqual,
        };
        return ExpressionEmitter.Condition($"{fields.Operand}.{predicate}({both})", isPrimary: true);
    }

    private static Comparison Mirrored(Comparison comparison) => comparison switch
    {
        Comparison.Less => Comparison.Greater,
        Comparison.LessOrEqual => Comparison.GreaterOrEqual,
        Comparison.Greater => Comparison.Less,
        Comparison.GreaterOrEqual => Comparison.LessOrEqual,
        _ => comparison,
    };

    private static string Name(Comparison comparison) => comparison switch
    {
        Comparison.Equal => RuntimeNames.Compare.Equal,
        Comparison.NotEqual => RuntimeNames.Compare.NotEqual,
        Comparison.Less => RuntimeNames.Compare.Less,
        Comparison.LessOrEqual => RuntimeNames.Compare.LessOrEqual,
        Comparison.Greater => RuntimeNames.Compare.Greater,
        _ => RuntimeNames.Compare.GreaterOrEqual,
    };
}
