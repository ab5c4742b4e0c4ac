using System.Collections.Immutable;
using SplCompiler.Diagnostics;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Model;

namespace SplCompiler.Rules;

/// <summary>
/// Computes the definition of a macro with <c>iseval = 1</c>, and its <c>validation</c>. There are no events where macros are
/// expanded, so a field is null; what depends on the run, such as <c>now()</c>, and functions beyond those of
/// <see cref="EvalMacroFunctions"/> cannot be computed.
/// </summary>
/// <remarks>Source: Search Manual, "Use search macros in searches"; Admin Manual, "macros.conf". A value is null, a double, a text or a truth value.</remarks>
internal static class EvalMacro
{
    /// <summary>Thrown for what cannot be computed; never leaves this class.</summary>
    internal sealed class UnknownException : Exception;

    /// <summary>The text that an expression yields; null when there is none or it cannot be computed.</summary>
    public static string? Compute(string expression) => TryCompute(expression, out object? value) ? value is bool ? null : Text(value) : null;

    /// <summary>True when the expression could be computed.</summary>
    /// <param name="expression">An eval expression.</param>
    /// <param name="value">Null, a double, a text or a truth value; a condition that is neither true nor false is false.</param>
    public static bool TryCompute(string expression, out object? value)
    {
        value = null;
        if (Parse(expression) is not { } syntax)
            return false;
        try
        {
            value = Value(syntax);
            if (value is null && syntax is ComparisonSyntax or LogicalSyntax or NotSyntax or InSyntax or LikeSyntax)
                value = false;
            return true;
        }
        catch (UnknownException)
        {
            return false;
        }
    }

    private static ExpressionSyntax? Parse(string expression)
    {
        // Nesting is bounded before anything recursive runs.
        RuleText text = RuleText.FromPlain(new SourceFile("macro", expression), expression);
        var bag = new DiagnosticBag(text);
        StageScanner.Check(expression, new SourceSpan(0, expression.Length), bag);
        if (bag.HasErrors)
            return null;
        TokenList<SplToken> tokens = SplTokenizer.Tokenize(expression, new SourceSpan(0, expression.Length), TokenMode.Eval);
        TokenListParserResult<SplToken, ExpressionSyntax> result = ExpressionParser.Expression.AtEnd()(tokens);
        return result.HasValue ? result.Value : null;
    }

    internal static object? Value(ExpressionSyntax syntax) => syntax switch
    {
        NumberSyntax number => number.Value,
        TextSyntax text => text.Value,
        FieldSyntax => null,
        CallSyntax call => EvalMacroFunctions.Call(call),
        SignSyntax sign => Number(Value(sign.Operand)) is { } number ? (sign.IsNegative ? -number : number) : null,
        OperationSyntax operation => operation.Rest.Aggregate(Value(operation.First), (left, part) => Operate(left, part.Operation, Value(part.Operand))),
        ComparisonSyntax comparison => Compare(Value(comparison.Left), comparison.Operator, Value(comparison.Right)),
        InSyntax list => Value(list.Value) is { } value ? list.List.Any(item => Equal(value, Value(item))) : null,
        LikeSyntax like => EvalMacroFunctions.Like(Text(Value(like.Value)), Text(Value(like.Pattern))),
        NotSyntax not => Value(not.Operand) is bool truth ? !truth : null,
        LogicalSyntax logical => Join(logical.Operator, logical.Operands),
        _ => throw new UnknownException(),
    };

    /// <summary>The text of a value; null for null, <c>True</c> and <c>False</c>.</summary>
    internal static string? Text(object? value) => value switch
    {
        double number => FoldedNumber.Format(number),
        bool truth => truth ? "True" : "False",
        _ => (string?)value,
    };

    /// <summary>The number that a value is or whose text it is.</summary>
    internal static double? Number(object? value) => value switch
    {
        double number => number,
        string text when PlainNumber.TryParse(text, out double number) => number,
        _ => null,
    };

    internal static bool IsTrue(object? value) => value is true;

    internal static bool Equal(object left, object? right) => right is not null && Compare(left, Comparison.Equal, right) is true;

    private static object? Operate(object? left, Operation operation, object? right)
    {
        if (operation == Operation.Concatenate || (operation == Operation.Add && (left is string || right is string)))
            return Text(left) is { } before && Text(right) is { } behind ? before + behind : null;
        if (Number(left) is not { } first || Number(right) is not { } second)
            return null;
        return operation switch
        {
            Operation.Add => first + second,
            Operation.Subtract => first - second,
            Operation.Multiply => first * second,
            Operation.Divide => second == 0 ? null : first / second,
            _ => second == 0 ? null : first % second,
        };
    }

    private static object? Compare(object? left, Comparison comparison, object? right)
    {
        if (left is null || right is null)
            return null;
        // Text in quotes is text, also when it looks like a number.
        int order = left is double first && right is double second ? first.CompareTo(second) : CodePoints.Compare(Text(left)!, Text(right)!);
        return comparison switch
        {
            Comparison.Equal => order == 0,
            Comparison.NotEqual => order != 0,
            Comparison.Less => order < 0,
            Comparison.LessOrEqual => order <= 0,
            Comparison.Greater => order > 0,
            _ => order >= 0,
        };
    }

    private static object? Join(Logical logical, ImmutableArray<ExpressionSyntax> operands)
    {
        object?[] values = [.. operands.Select(Value)];
        if (logical == Logical.Xor)
            return values.All(value => value is bool) ? values.Count(IsTrue) % 2 == 1 : null;
        bool absorbing = logical == Logical.Or;
        return values.Any(value => value is bool truth && truth == absorbing) ? absorbing : values.All(value => value is bool) ? !absorbing : null;
    }
}
