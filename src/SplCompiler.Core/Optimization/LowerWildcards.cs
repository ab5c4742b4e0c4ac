using SplCompiler.Planning;

namespace SplCompiler.Optimization;

/// <summary>Turns a wildcard with stars at its ends only, and a LIKE pattern with percent signs at its ends only, into one plain test.</summary>
internal static class LowerWildcards
{
    public static Plan Run(Plan plan) => Optimizer.RewriteExpressions(
        plan,
        expression => expression is TestExpression test ? test with { Test = Lower(test.Test) } : expression);

    private static TextTest Lower(TextTest test) => test switch
    {
        WildcardTest wildcard => Plain(wildcard.Pattern, '*', TextCase.Ignore) ?? test,
        // An underscore stands for one character: such a pattern stays.
        LikeTest like when !like.Pattern.Contains('_', StringComparison.Ordinal) => Plain(like.Pattern, '%', TextCase.Exact) ?? test,
        AnyOfTest any => new AnyOfTest([.. any.Tests.Select(Lower)]),
        _ => test,
    };

    private static TextTest? Plain(string pattern, char any, TextCase textCase)
    {
        string text = pattern.Trim(any);
        bool isOpenAtStart = pattern.StartsWith(any);
        bool isOpenAtEnd = pattern.EndsWith(any);
        // A star inside stays a wildcard; stars alone match every value.
        if (text.Contains(any, StringComparison.Ordinal))
            return null;
        if (text.Length == 0)
            return isOpenAtStart ? new ExistsTest() : null;
        return (isOpenAtStart, isOpenAtEnd) switch
        {
            (true, true) => new ContainsTest(text, textCase),
            (true, false) => new EndsWithTest(text, textCase),
            (false, true) => new StartsWithTest(text, textCase),
            _ => new EqualsTest(text, textCase),
        };
    }
}
