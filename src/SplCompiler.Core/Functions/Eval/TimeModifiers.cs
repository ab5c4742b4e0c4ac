using System.Text.RegularExpressions;

namespace SplCompiler.Functions.Eval;

/// <summary>Time modifiers that are known at compile time.</summary>
/// <remarks>Source: Search Reference, "Time modifiers".</remarks>
internal static partial class TimeModifiers
{
    public static bool IsModifier(string text) => text.Trim().Length > 0 && Shape().IsMatch(text.Trim());

    // The units as the runtime reads them.
    private const string Unit = "(?:us|ms|cs|ds|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|mon|months?|q|qtrs?|quarters?|y|yr|years?)";

    [GeneratedRegex($@"^([nN][oO][wW](\(\))?)?([+-]([0-9]{{1,9}}(?![0-9])(?:{Unit}(?![a-z]))?|{Unit}(?![a-z]))|@(w[0-7]|{Unit}(?![a-z])))*$")]
    private static partial Regex Shape();
}
