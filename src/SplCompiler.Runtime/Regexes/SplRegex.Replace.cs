using System.Text;
using System.Text.RegularExpressions;

namespace SplCompiler.Runtime;

/// <content>Replacing matches: a calculated field may do that for each event, so nothing is made but the text.</content>
public sealed partial class SplRegex
{
    [ThreadStatic]
    private static StringBuilder? s_result;

    /// <summary>
    /// Replaces all matches. In the replacement <c>\1</c> is a group, <c>\0</c> the whole match, <c>\\</c> a backslash; <c>$</c> is itself.
    /// Matches found before the text is given up are replaced.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="replacement">What stands for a match.</param>
    /// <param name="max">How many matches are replaced at most.</param>
    /// <param name="first">The number of the first match that is replaced, from 1.</param>
    /// <remarks>Source: Search Reference, "Text functions" (replace).</remarks>
    public string Replace(string text, string replacement, int max = int.MaxValue, int first = 1)
    {
        if (IsHopeless(text.Length))
            return text;
        long last = (long)max + first - 1;
        StringBuilder result = s_result ??= new StringBuilder();
        result.Clear();
        int copied = 0;
        try
        {
            if (_translation.KeepOutGroup == 0 && !replacement.Contains('\\', StringComparison.Ordinal))
                CopyWithText(text, replacement, first, last, result, ref copied);
            else
                CopyWithGroups(text, replacement, first, last, result, ref copied);
        }
        catch (Exception exception) when (IsGivenUp(exception))
        {
            CountGivenUp(text.Length);
        }

        string replaced = result.Length == 0 ? text[copied..] : result.Append(text, copied, text.Length - copied).ToString();
        if (result.Capacity > LargestKeptBuffer)
            s_result = null;
        return replaced;
    }

    private void CopyWithText(string text, string replacement, int first, long last, StringBuilder result, ref int copied)
    {
        int number = 0;
        foreach (ValueMatch match in MatcherFor(text).EnumerateMatches(text))
        {
            if (++number > last)
                return;
            if (number < first)
                continue;
            result.Append(text, copied, match.Index - copied).Append(replacement);
            copied = match.Index + match.Length;
        }
    }

    private void CopyWithGroups(string text, string replacement, int first, long last, StringBuilder result, ref int copied)
    {
        int number = 0;
        for (Match match = MatcherFor(text).Match(text); match.Success && ++number <= last; match = match.NextMatch())
        {
            if (number < first)
                continue;
            int start = StartOf(match);
            result.Append(text, copied, start - copied);
            AppendReplacement(result, replacement, text, start, match);
            copied = match.Index + match.Length;
        }
    }

    /// <summary>Where a match begins: behind what <c>\K</c> keeps out of it.</summary>
    private int StartOf(Match match) =>
        _translation.KeepOutGroup > 0 && match.Groups[_translation.KeepOutGroup] is { Success: true } keepOut ? keepOut.Index : match.Index;

    private void AppendReplacement(StringBuilder result, string replacement, string text, int start, Match match)
    {
        for (int i = 0; i < replacement.Length; i++)
        {
            if (replacement[i] != '\\' || i + 1 == replacement.Length)
            {
                result.Append(replacement[i]);
                continue;
            }

            char next = replacement[++i];
            if (next == '0')
                result.Append(text, start, match.Index + match.Length - start);
            else if (char.IsAsciiDigit(next))
                result.Append(next - '0' < GroupNames.Length ? match.Groups[next - '0'].ValueSpan : "");
            else if (next == '\\')
                result.Append('\\');
            else
                result.Append('\\').Append(next);
        }
    }
}
