using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Analysis;

/// <summary>Whether one condition holds wherever another does. No means only that it cannot be shown.</summary>
internal static class Implication
{
    public static bool Holds(Expression narrow, Expression wide)
    {
        if (ReferenceEquals(narrow, wide))
            return true;
        return (narrow, wide) switch
        {
            (LogicalExpression { Operator: Logical.Or } or, _) => or.Operands.All(part => Holds(part, wide)),
            (_, LogicalExpression { Operator: Logical.And } and) => and.Operands.All(part => Holds(narrow, part)),
            (_, LogicalExpression { Operator: Logical.Or } or) when or.Operands.Any(part => Holds(narrow, part)) => true,
            (LogicalExpression { Operator: Logical.And } and, _) when and.Operands.Any(part => Holds(part, wide)) => true,
            (NotExpression not, NotExpression wideNot) => Holds(wideNot.Operand, not.Operand),
            (TestExpression test, TestExpression wideTest) when PlanText.Of(test.Operand) == PlanText.Of(wideTest.Operand) => Holds(test.Test, wideTest.Test),
            _ => PlanText.Of(narrow) == PlanText.Of(wide),
        };
    }

    private static bool Holds(TextTest narrow, TextTest wide) => (narrow, wide) switch
    {
        (AnyOfTest any, _) => any.Tests.All(part => Holds(part, wide)),
        (_, AnyOfTest any) => any.Tests.Any(part => Holds(narrow, part)),
        (OneOfTest oneOf, _) => oneOf.Texts.All(text => Holds(new EqualsTest(text, oneOf.Case), wide)),
        (EqualsTest equals, OneOfTest oneOf) => oneOf.Texts.Any(text => Holds(equals, new EqualsTest(text, oneOf.Case))),
        (EqualsTest equals, EqualsTest wideEquals) => IsSame(equals, wideEquals),
        (EqualsTest equals, WildcardTest wildcard) => Covers(wildcard.Pattern, equals.Text),
        (WildcardTest pattern, WildcardTest wildcard) => Covers(wildcard.Pattern, pattern.Pattern),
        (EqualsTest or EqualsNumberTest or WildcardTest, ExistsTest) => true,
        _ => narrow == wide || PlanText.Of(narrow) == PlanText.Of(wide),
    };

    private static bool IsSame(EqualsTest narrow, EqualsTest wide) => wide.Case == TextCase.Exact
        ? narrow.Case == TextCase.Exact && narrow.Text == wide.Text
        : string.Equals(narrow.Text, wide.Text, StringComparison.OrdinalIgnoreCase);

    /// <summary>A star of the narrow pattern is a character like another: only a star of the wide one reaches over it.</summary>
    private static bool Covers(string pattern, string text) =>
        System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(Literal(pattern), text, ignoreCase: true);

    // In these expressions `?` is a wildcard, too, and a backslash escapes.
    private static string Literal(string pattern) => pattern.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("?", "\\?", StringComparison.Ordinal);
}
