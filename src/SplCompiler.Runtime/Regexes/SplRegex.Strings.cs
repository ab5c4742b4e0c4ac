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

    private Regex MatcherFor(ReadOnlySpan<char> text)
    {
        bool wide = _translation.WideForAllNonAscii
            ? text.IndexOfAnyExceptInRange('\0', '\x7F') >= 0
            : text.IndexOfAnyInRange('\uD800', '\uDFFF') >= 0;
        return wide ? _matchesWide.Value : _matches.Value;
    }

    private SplMatch ToSplMatch(string text, Match match)
    {
        int start = StartOf(match);
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
}
