using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Optimization;

/// <summary>
/// Asks what two alternatives have in common once: <c>(a OR x) AND (b OR x)</c> is <c>x OR (a AND b)</c>. Two tags of one kind
/// of event come so.
/// </summary>
internal static class FactorAlternatives
{
    public static Plan Run(Plan plan) => Optimizer.RewriteExpressions(
        plan,
        expression => expression is LogicalExpression { Operator: Logical.And } and ? Factor(and) : expression);

    /// <summary>Every pair is looked at: more alternatives than this come from no tag.</summary>
    private const int MaxAlternatives = 64;

    private static Expression Factor(LogicalExpression and)
    {
        if (and.Operands.Count(operand => operand is LogicalExpression { Operator: Logical.Or }) is < 2 or > MaxAlternatives || and.Operands.Length > MaxAlternatives)
            return and;
        var operands = and.Operands.ToList();
        for (int i = 0; i < operands.Count; i++)
        {
            for (int j = i + 1; j < operands.Count; j++)
            {
                if (Common(operands[i], operands[j]) is not { } joined)
                    continue;
                operands[i] = joined;
                operands.RemoveAt(j--);
            }
        }

        return operands.Count == 1 ? operands[0] : operands.Count == and.Operands.Length ? and : and with { Operands = [.. operands] };
    }

    private static LogicalExpression? Common(Expression first, Expression second)
    {
        if (first is not LogicalExpression { Operator: Logical.Or } left || second is not LogicalExpression { Operator: Logical.Or } right || left.Type.IsNullable || right.Type.IsNullable)
            return null;
        Dictionary<string, Expression> known = [];
        foreach (Expression operand in left.Operands)
            known[PlanText.Of(operand)] = operand;
        Expression[] common = [.. right.Operands.Where(operand => known.ContainsKey(PlanText.Of(operand)))];
        if (common.Length == 0)
            return null;
        var texts = common.Select(PlanText.Of).ToHashSet(StringComparer.Ordinal);
        Expression[] onlyLeft = [.. left.Operands.Where(operand => !texts.Contains(PlanText.Of(operand)))];
        Expression[] onlyRight = [.. right.Operands.Where(operand => !texts.Contains(PlanText.Of(operand)))];
        // Nothing else on one side: that side is what both ask.
        if (onlyLeft.Length == 0 || onlyRight.Length == 0)
            return left with { Operands = [.. common] };
        return left with { Operands = [.. common, new LogicalExpression(Logical.And, [Or(onlyLeft), Or(onlyRight)])] };
    }

    private static Expression Or(Expression[] operands) => operands.Length == 1 ? operands[0] : new LogicalExpression(Logical.Or, [.. operands]);
}
