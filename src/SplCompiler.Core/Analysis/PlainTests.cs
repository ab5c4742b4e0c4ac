using System.Text.RegularExpressions;
using SplCompiler.Planning;

namespace SplCompiler.Analysis;

/// <summary>The tests of sources and sourcetypes that rules write: equality and wildcards, case ignored.</summary>
internal static class PlainTests
{
    /// <summary>Whether a value passes; null for a kind of test that is not judged here.</summary>
    public static bool? Passes(TextTest test, string value) => test switch
    {
        ExistsTest => true,
        EqualsTest { Case: TextCase.Ignore } equals => string.Equals(equals.Text, value, StringComparison.OrdinalIgnoreCase),
        StartsWithTest { Case: TextCase.Ignore } starts => value.StartsWith(starts.Text, StringComparison.OrdinalIgnoreCase),
        EndsWithTest { Case: TextCase.Ignore } ends => value.EndsWith(ends.Text, StringComparison.OrdinalIgnoreCase),
        ContainsTest { Case: TextCase.Ignore } contains => value.Contains(contains.Text, StringComparison.OrdinalIgnoreCase),
        WildcardTest wildcard => IsMatch(wildcard.Pattern, value),
        OneOfTest { Case: TextCase.Ignore } oneOf => oneOf.Texts.Contains(value, StringComparer.OrdinalIgnoreCase),
        AnyOfTest any => Any(any, value),
        DiffersTest differs => !Passes(differs.Test, value),
        _ => null,
    };

    private static bool? Any(AnyOfTest any, string value)
    {
        bool isJudged = true;
        foreach (TextTest test in any.Tests)
        {
            bool? passes = Passes(test, value);
            if (passes == true)
                return true;
            isJudged &= passes is not null;
        }

        return isJudged ? false : null;
    }

    private static bool IsMatch(string wildcard, string value) => Regex.IsMatch(
        value,
        "\\A" + Regex.Escape(wildcard).Replace("\\*", ".*", StringComparison.Ordinal) + "\\z",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}
