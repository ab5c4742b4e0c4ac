using SplCompiler.Syntax;

namespace SplCompiler.Oracle.Matching;

/// <summary>The order of two single values: as numbers when both are numbers or look like them, else as text with case.</summary>
/// <remarks>Source: Search Reference, "eval"; "search".</remarks>
internal static class Comparing
{
    public static int Order(OracleScalar left, OracleScalar right) => left.Number is { } a && right.Number is { } b
        ? a.CompareTo(b)
        : Letters.Compare(left.Text, right.Text);

    public static bool Holds(Comparison comparison, int order) => comparison switch
    {
        Comparison.Equal => order == 0,
        Comparison.NotEqual => order != 0,
        Comparison.Less => order < 0,
        Comparison.LessOrEqual => order <= 0,
        Comparison.Greater => order > 0,
        _ => order >= 0,
    };
}
