using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Linting;

/// <summary>Conditions that are false or null on every row.</summary>
internal static class NeverTrue
{
    public static bool Is(Expression condition) => condition switch
    {
        TruthExpression truth => !truth.Value,
        LogicalExpression { Operator: Logical.And } and => and.Operands.Any(Is),
        LogicalExpression { Operator: Logical.Or } or => or.Operands.All(Is),
        NotExpression not => IsNull(not.Operand) || not.Operand is TruthExpression { Value: true },
        TestExpression { MissingIsFalse: true } test => test.Operand.Type.Kind == SplKind.Null,
        _ => IsNull(condition),
    };

    /// <summary>True for what is null because one of its operands is.</summary>
    private static bool IsNull(Expression expression) => expression switch
    {
        { Type.Kind: SplKind.Null } => true,
        ComparisonExpression comparison => comparison.Parts.Any(part => part.Type.Kind == SplKind.Null),
        InExpression list => list.Value.Type.Kind == SplKind.Null,
        TestExpression { MissingIsFalse: false } test => test.Operand.Type.Kind == SplKind.Null,
        CallExpression { Function.Name: "match" or "like" or "cidrmatch" } call => call.Arguments.Any(argument => argument.Type.Kind == SplKind.Null),
        LogicalExpression logical => logical.Operands.All(IsNull),
        NotExpression not => IsNull(not.Operand),
        _ => false,
    };
}
