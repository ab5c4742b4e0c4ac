using System.Collections.Immutable;
using SplCompiler.Optimization.Regexes;
using SplCompiler.Planning;
using PlanEnd = SplCompiler.Planning.SequenceEnd;
using RegexEnd = SplCompiler.Optimization.Regexes.SequenceEnd;

namespace SplCompiler.Optimization;

/// <summary>Turns a pattern into literal tests where they hold for exactly the same texts; see <see cref="RegexLowering"/> for where it gives up.</summary>
internal static class LowerRegexes
{
    public static Plan Run(Plan plan) => Optimizer.RewriteExpressions(plan, Lower);

    private static Expression Lower(Expression expression)
    {
        if (expression is not TestExpression { Test: RegexTest regex } test)
            return expression;

        LoweredRegex lowered = RegexLowering.Lower(regex.Pattern);
        if (lowered is LoweredRegex.NotLowered || Test(lowered) is not { } plain)
            return expression;
        return test with { Test = plain, Lowered = PlanText.Of(plain) };
    }

    private static TextTest? Test(LoweredRegex lowered) => lowered switch
    {
        LoweredRegex.Anything => new ExistsTest(),
        LoweredRegex.EqualTo equal => new EqualsTest(equal.Literal, Case(equal.IgnoreCase)),
        LoweredRegex.StartsWith starts => new StartsWithTest(starts.Literal, Case(starts.IgnoreCase)),
        LoweredRegex.EndsWith ends => new EndsWithTest(ends.Literal, Case(ends.IgnoreCase)),
        LoweredRegex.Contains contains => new ContainsTest(contains.Literal, Case(contains.IgnoreCase)),
        LoweredRegex.InOrder sequence => new SequenceTest(
            [.. sequence.Pieces.Select(piece => piece.Literal)],
            [.. sequence.Pieces.Skip(1).Select(piece => piece.MinCharactersBefore)],
            sequence.Start == SequenceStart.AtTextStart,
            sequence.End switch { RegexEnd.AtTextEnd => PlanEnd.BeforeFinalNewline, RegexEnd.AtVeryEnd => PlanEnd.VeryEnd, _ => PlanEnd.Anywhere },
            sequence.AcrossLines,
            Case(sequence.IgnoreCase)),
        LoweredRegex.AnyOf any => AnyOf([.. any.Alternatives.Select(Test)]),
        _ => null,
    };

    private static AnyOfTest? AnyOf(ImmutableArray<TextTest?> tests) => tests.Contains(null) ? null : new AnyOfTest(tests!);

    private static TextCase Case(bool ignoreCase) => ignoreCase ? TextCase.IgnoreAscii : TextCase.Exact;
}
