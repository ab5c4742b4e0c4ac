using System.Collections.Immutable;
using System.Text;

namespace SplCompiler.Runtime;

/// <summary>Fields by a pattern: each is made of groups of a match.</summary>
public sealed class RegexExtraction : FieldExtraction
{
    private readonly SplRegex _regex;
    private readonly ImmutableArray<string> _formats;
    private readonly int _maxMatches;

    /// <param name="source">The field that is looked at.</param>
    /// <param name="regex">The pattern.</param>
    /// <param name="addsValues">True when every match counts, not only the first that has the field.</param>
    /// <param name="maxMatches">1 for EXTRACT-; a transform goes on to the end of the text.</param>
    /// <param name="fields">Each field and its value, in which <c>$1</c> stands for a group.</param>
    public RegexExtraction(string source, SplRegex regex, bool addsValues, int maxMatches, params (string Field, string Format)[] fields)
        : base(source, [.. fields.Select(field => field.Field)], addsValues) =>
        (_regex, _formats, _maxMatches) = (regex, [.. fields.Select(field => field.Format)], maxMatches);

    public override void Extract(string text, FoundFields found)
    {
        foreach (SplMatch match in _regex.Matches(text, _maxMatches))
        {
            for (int i = 0; i < _formats.Length; i++)
                found.Add(i, Filled(_formats[i], match), AddsValues);
        }
    }

    /// <summary>The value; nothing when a group that it names did not take part.</summary>
    internal static string Filled(string format, SplMatch match)
    {
        if (format is ['$', >= '0' and <= '9' and var digit])
            return Group(match, digit - '0') ?? "";
        var filled = new StringBuilder();
        for (int i = 0; i < format.Length; i++)
        {
            if (format[i] != '$' || i + 1 == format.Length || !char.IsAsciiDigit(format[i + 1]))
            {
                filled.Append(format[i]);
                continue;
            }

            int number = 0;
            for (; i + 1 < format.Length && char.IsAsciiDigit(format[i + 1]); i++)
                number = (number * 10) + format[i + 1] - '0';
            if (Group(match, number) is not { } group)
                return "";
            filled.Append(group);
        }

        return filled.ToString();
    }

    private static string? Group(SplMatch match, int number) =>
        number == 0 ? match.Value : number < match.Groups.Length ? match.Groups[number] : null;
}
