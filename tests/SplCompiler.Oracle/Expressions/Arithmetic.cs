using SplCompiler.Syntax;

namespace SplCompiler.Oracle.Expressions;

/// <summary>The operators <c>+ - * / % .</c>: null when an operand is null or has several values.</summary>
/// <remarks>Source: Search Reference, "eval".</remarks>
internal static class Arithmetic
{
    /// <summary>Two numbers add, else two texts join.</summary>
    public static OracleValue Plus(Operand left, Operand right)
    {
        if (left.Number is { } a && right.Number is { } b)
            return OracleValue.Of(a + b);
        return left.Value.Text is { } first && right.Value.Text is { } second ? OracleValue.Of(first + second) : OracleValue.Null;
    }

    /// <summary>Numbers only; nothing is divided by zero.</summary>
    public static OracleValue Compute(Operation operation, OracleValue left, OracleValue right)
    {
        if (left.Number is not { } a || right.Number is not { } b)
            return OracleValue.Null;
        return operation switch
        {
            Operation.Subtract => OracleValue.Of(a - b),
            Operation.Multiply => OracleValue.Of(a * b),
            Operation.Divide => b == 0 ? OracleValue.Null : OracleValue.Of(a / b),
            Operation.Modulo => b == 0 ? OracleValue.Null : OracleValue.Of(a % b),
            _ => throw new NotSupportedException($"{operation} does not compute a number."),
        };
    }

    public static OracleValue Concatenate(IReadOnlyList<OracleValue> operands) => operands.All(operand => operand.Text is not null)
        ? OracleValue.Of(string.Concat(operands.Select(operand => operand.Text)))
        : OracleValue.Null;
}
