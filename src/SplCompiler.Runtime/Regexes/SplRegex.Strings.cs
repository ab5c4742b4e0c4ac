using System.Text;
using System.Text.RegularExpressions;

namespace SplCompiler.Runtime;

/// <content>Matches with groups, over strings: what rex and replace need for the few rows that are left.</content>
public sealed partial class SplRegex
{
    public bool IsMatch(string text) => FirstMatch(text) is not null;

    /// <summary>The first match, or null.</summary>
    public SplMatch? FirstMatch(string text) => Matches(text, 1) is [var first, ..] ? first : null;

    /// <summary>The matches from left to right, at most <paramref name="max"/> of them. Matches found before the text is given up are kept.</summary>
    public IReadOnlyList<SplMatch> Matches(string text, int max = int.MaxValue)
    {
        var matches = new List<SplMatch>();
        if (IsHopeless(text.Length))
            return matches;
        try
        {
            for (Match match = MatcherFor(text).Match(text); match.Success && matches.Count < max; match = match.NextMatch())
                matches.Add(ToSplMatch(text, match));
        }
        catch (Exception exception) when (IsGivenUp(exception))
        {
            CountGivenUp(text.Length);
        }

        return matches;
    }

    /// <summary>
    /// Replaces all matches. In the replacement <c>\1</c> is a group, <c>\0</c> the whole match, <c>\\</c> a backslash; <c>$</c> is itself.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="replacement">What stands for a match.</param>
    /// <param name="max">How many matches are replaced at most.</param>
    /// <param name="first">The number of the first match that is replaced, from 1.</param>
    /// <remarks>Source: Search Reference, "Text functions" (replace).</remarks>
    public string Replace(string text, string replacement, int max = int.MaxValue, int first = 1)
    {
        IReadOnlyList<SplMatch> matches = Matches(text, (int)Math.Min(int.MaxValue, (long)max + first - 1));
        if (matches.Count < first)
            return text;

        var result = new StringBuilder();
        int at = 0;
        foreach (SplMatch match in matches.Skip(first - 1))
        {
            result.Append(text, at, match.Index - at);
            AppendReplacement(result, replacement, match);
            at = match.End;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    private Regex MatcherFor(ReadOnlySpan<char> text)
    {
        bool wide = _translation.WideForAllNonAscii
            ? text.IndexOfAnyExceptInRange('\0', '\x7F') >= 0
            : text.IndexOfAnyInRange('\uD800', '\uDFFF') >= 0;
        return wide ? _matchesWide.Value : _matches.Value;
    }

    private SplMatch ToSplMatch(string text, Match match)
    {
        int start = match.Index;
        if (_translation.KeepOutGroup > 0 && match.Groups[_translation.KeepOutGroup] is { Success: true } keepOut)
            start = keepOut.Index;
        string value = text[start..(match.Index + match.Length)];
        string?[] groups = new string?[GroupNames.Length];
        int[] starts = new int[groups.Length];
        (groups[0], starts[0]) = (value, start);
        for (int i = 1; i < groups.Length; i++)
        {
            Group group = match.Groups[i];
            (groups[i], starts[i]) = (group.Success ? group.Value : null, group.Index);
        }

        return new SplMatch(start, value, groups, starts);
    }

    private static void AppendReplacement(StringBuilder result, string replacement, SplMatch match)
    {
        for (int i = 0; i < replacement.Length; i++)
        {
            if (replacement[i] != '\\' || i + 1 == replacement.Length)
            {
                result.Append(replacement[i]);
                continue;
            }

            char next = replacement[++i];
            if (char.IsAsciiDigit(next))
                result.Append(next - '0' < match.Groups.Length ? match.Groups[next - '0'] : "");
            else if (next == '\\')
                result.Append('\\');
            else
                result.Append('\\').Append(next);
        }
    }
}
