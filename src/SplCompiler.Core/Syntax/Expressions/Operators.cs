namespace SplCompiler.Syntax;

public enum Operation
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
    Concatenate,
}

public enum Comparison
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

public enum Logical
{
    And,
    Or,
    Xor,
}

/// <summary>How tightly eval's operators bind, loosest first.</summary>
/// <remarks>Source: Search Reference, "eval". The manual does not settle <c>.</c> against arithmetic; arithmetic binds tighter here.</remarks>
internal static class Precedence
{
    public const int Xor = 1, Or = 2, And = 3, Not = 4, Comparison = 5, Concatenation = 6, Addition = 7, Multiplication = 8, Sign = 9;
}

public static class OperatorSymbols
{
    public static string Symbol(this Operation operation) => operation switch
    {
        Operation.Add => "+",
        Operation.Subtract => "-",
        Operation.Multiply => "*",
        Operation.Divide => "/",
        Operation.Modulo => "%",
        _ => ".",
    };

    public static string Symbol(this Comparison comparison) => comparison switch
    {
        Comparison.Equal => "=",
        Comparison.NotEqual => "!=",
        Comparison.Less => "<",
        Comparison.LessOrEqual => "<=",
        Comparison.Greater => ">",
        _ => ">=",
    };
}
