using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Xunit;
using static SplCompiler.Runtime.Tests.Matching.Samples;

namespace SplCompiler.Runtime.Tests.Matching;

public class PatternTests
{
    [Fact]
    public void WildcardsMatchAsTheNaiveMatcherDoes() =>
        Gen.Select(TextOver("abABéÉ\n", 12), TextOver("abé**", 7), Gen.Bool).Sample((value, pattern, ignoreCase) =>
            new WildcardPattern(pattern, ignoreCase).IsMatch(Utf8(value)) == NaiveWildcard(pattern, value, ignoreCase), iter: 20_000);

    [Fact]
    public void LikeMatchesAsTheNaiveMatcherDoes() =>
        Gen.Select(TextOver("abé😀\n%", 10), TextOver("abé😀%%__", 7)).Sample((value, pattern) =>
            new LikePattern(pattern).IsMatch(Utf8(value)) == NaiveLike(pattern, value), iter: 20_000);

    [Fact]
    public void LiteralsInOrderMatchAsTheirRegexDoes() =>
        Gen.Select(TextOver("abAB\né", 14), TextOver("abé", 2), TextOver("abé", 2), Gen.Int[0, 2], Gen.Int[0, 31]).Sample((value, first, second, min, flags) =>
        {
            bool start = (flags & 1) != 0, end = (flags & 2) != 0, veryEnd = (flags & 4) != 0, across = (flags & 8) != 0, ignoreCase = (flags & 16) != 0;
            LiteralSequence sequence = (start ? LiteralSequence.StartsWith(first) : LiteralSequence.Contains(first)).Then(second, min);
            sequence = end ? (veryEnd ? sequence.AtVeryEnd() : sequence.AtEnd()) : sequence;
            sequence = across ? sequence.AcrossLines() : sequence;
            sequence = ignoreCase ? sequence.IgnoreAsciiCase() : sequence;
            string regex = (start ? "\\A" : "") + Cased(first, ignoreCase) + $".{{{min},}}" + Cased(second, ignoreCase) + (end ? veryEnd ? "\\z" : "$" : "");
            return sequence.IsIn(Utf8(value)) == Regex.IsMatch(value, regex, across ? RegexOptions.Singleline : RegexOptions.None);
        }, iter: 50_000);

    [Fact]
    public void TwoLiteralsOnOneLineMatchAsTheirRegexDoes() =>
        Gen.Select(TextOver("abAB\né", 14), TextOver("abé", 2), TextOver("abé", 2), Gen.Int[0, 2], Gen.Bool).Sample((value, first, second, min, ignoreCase) =>
        {
            FieldValues values = new(Utf8(value));
            bool found = ignoreCase
                ? values.AnyContainsInOrderOnOneLineAsciiCase(Utf8(first), Utf8(second), min)
                : values.AnyContainsInOrderOnOneLine(Utf8(first), Utf8(second), min);
            return found == Regex.IsMatch(value, Cased(first, ignoreCase) + $".{{{min},}}" + Cased(second, ignoreCase));
        }, iter: 50_000);

    // Only a and b have two cases here: é must not fold.
    private static string Cased(string text, bool ignoreCase) =>
        ignoreCase ? string.Concat(text.Select(c => c is 'a' ? "[aA]" : c is 'b' ? "[bB]" : c.ToString())) : text;

    private static bool NaiveWildcard(string pattern, string value, bool ignoreCase)
    {
        if (pattern.Length == 0)
            return value.Length == 0;
        if (pattern[0] == '*')
            return Enumerable.Range(0, value.Length + 1).Any(i => NaiveWildcard(pattern[1..], value[i..], ignoreCase));
        return value.Length > 0
            && (ignoreCase ? char.ToLowerInvariant(pattern[0]) == char.ToLowerInvariant(value[0]) : pattern[0] == value[0])
            && NaiveWildcard(pattern[1..], value[1..], ignoreCase);
    }

    private static bool NaiveLike(string pattern, string value)
    {
        Rune[] runes = [.. value.EnumerateRunes()];
        bool Match(ReadOnlySpan<char> rest, int at)
        {
            if (rest.IsEmpty)
                return at == runes.Length;
            if (rest[0] == '%')
            {
                for (int i = at; i <= runes.Length; i++)
                {
                    if (Match(rest[1..], i))
                        return true;
                }

                return false;
            }

            Rune.DecodeFromUtf16(rest, out Rune rune, out int length);
            return at < runes.Length && (rest[0] == '_' || runes[at] == rune) && Match(rest[length..], at + 1);
        }

        return Match(pattern, 0);
    }
}
