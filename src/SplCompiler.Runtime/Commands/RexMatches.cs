using System.Globalization;
using System.Text;

namespace SplCompiler.Runtime;

/// <summary>The first matches of a pattern over the values of a field, in order: what <c>rex</c> reads its groups from.</summary>
/// <remarks>Source: Search Reference, "rex". The limit counts matches of all values together.</remarks>
public readonly struct RexMatches
{
    private readonly SplRegex _regex;
    private readonly List<SplMatch>? _matches;

    private RexMatches(SplRegex regex, List<SplMatch>? matches) => (_regex, _matches) = (regex, matches);

    /// <summary>Matches each value until <paramref name="max"/> matches are found. Values without a text that every match has are not transcoded.</summary>
    public static RexMatches Of(SplRegex regex, FieldValues values, int max)
    {
        List<SplMatch>? matches = null;
        for (int i = 0; i < values.Count && (matches?.Count ?? 0) < max; i++)
        {
            if (regex.MayMatch(values[i]))
                Add(ref matches, regex, Encoding.UTF8.GetString(values[i]), max);
        }

        return new RexMatches(regex, matches);
    }

    /// <inheritdoc cref="Of(SplRegex, FieldValues, int)"/>
    public static RexMatches Of(SplRegex regex, SplValue values, int max)
    {
        List<SplMatch>? matches = null;
        for (int i = 0; i < values.Count && (matches?.Count ?? 0) < max; i++)
            Add(ref matches, regex, values[i].Text!, max);
        return new RexMatches(regex, matches);
    }

    /// <summary>A group of the first match in which it took part; null when there is none.</summary>
    public string? Text(int group)
    {
        foreach (SplMatch match in _matches ?? [])
        {
            if (match.Groups[group] is { } text)
                return text;
        }

        return null;
    }

    /// <summary>A group of every match in which it took part.</summary>
    public SplValue Values(int group)
    {
        if (_matches is null)
            return SplValue.Null;
        if (_matches.Count == 1)
            return _matches[0].Groups[group];
        return SplValue.FromMany([.. _matches.Select(match => (SplValue)match.Groups[group])]);
    }

    /// <summary>As <see cref="Values(int)"/>; what the field held before when the group took part in no match.</summary>
    public SplValue Values(int group, SplValue otherwise) => Values(group) is { IsNull: false } values ? values : otherwise;

    /// <inheritdoc cref="Values(int, SplValue)"/>
    public SplValue Values(int group, FieldValues otherwise) => Values(group) is { IsNull: false } values ? values : otherwise.ToValue();

    /// <summary>Where the named groups stand: <c>name=first-last</c> from 0, joined by <c>&amp;</c>; null without a match.</summary>
    public string? Offsets()
    {
        if (_matches is null)
            return null;
        var text = new StringBuilder();
        foreach (SplMatch match in _matches)
        {
            for (int i = 1; i < match.Groups.Length; i++)
            {
                if (_regex.GroupNames[i] is not { } name || match.Groups[i] is not { } group)
                    continue;
                int start = match.Starts[i];
                text.Append(CultureInfo.InvariantCulture, $"{(text.Length == 0 ? "" : "&")}{name}={start}-{start + group.Length - 1}");
            }
        }

        return text.ToString();
    }

    private static void Add(ref List<SplMatch>? matches, SplRegex regex, string text, int max)
    {
        IReadOnlyList<SplMatch> found = regex.Matches(text, max - (matches?.Count ?? 0));
        if (found.Count > 0)
            (matches ??= []).AddRange(found);
    }
}
