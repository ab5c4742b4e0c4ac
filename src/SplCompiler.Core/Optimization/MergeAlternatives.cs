using System.Collections.Immutable;
using SplCompiler.Planning;

namespace SplCompiler.Optimization;

/// <summary>Turns the plain texts of a list of alternatives into one set that is looked up once.</summary>
internal static class MergeAlternatives
{
    /// <summary>Below this, comparing one by one is as fast and reads better.</summary>
    private const int Worthwhile = 3;

    public static Plan Run(Plan plan) => Optimizer.RewriteExpressions(
        plan,
        expression => expression is TestExpression { Test: AnyOfTest any } test ? test with { Test = Merge(any) } : expression);

    private static TextTest Merge(AnyOfTest any)
    {
        ImmutableArray<EqualsTest> equal = [.. any.Tests.OfType<EqualsTest>()];
        // Two kinds of case cannot share a set; ASCII-only folding has no set of its own.
        if (equal.Length < Worthwhile || equal.Any(test => test.Case != equal[0].Case) || equal[0].Case == TextCase.IgnoreAscii)
            return any;

        var set = new OneOfTest([.. equal.Select(test => test.Text)], equal[0].Case);
        return equal.Length == any.Tests.Length ? set : new AnyOfTest([set, .. any.Tests.Where(test => test is not EqualsTest)]);
    }
}
