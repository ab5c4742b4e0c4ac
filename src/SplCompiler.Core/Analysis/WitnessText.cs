using System.Collections.Immutable;

namespace SplCompiler.Analysis;

/// <summary>The part of a text that an event shows as it is, however its format writes it: no quote, backslash or sign that JSON or XML would write otherwise.</summary>
internal static class WitnessText
{
    public const int MinLength = 3;

    /// <summary>The text that every record of a Windows event has; it says nothing about one.</summary>
    private const string RecordText =
        "event xmlns http://schemas.microsoft.com/win/2004/08/events/event system provider name guid eventid qualifiers 16384 " +
        "version level task keywords timecreated systemtime eventrecordid correlation execution processid threadid channel " +
        "computer security userid eventdata data name amp lt gt";

    /// <summary>From the value of a field that stands in the event as it is.</summary>
    public static ImmutableArray<string>? OfValue(string text) =>
        Longest(text, c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or ':' or ' ' or '=' or '(' or ')' or ',' or '$' or '{' or '}' or '[' or ']' or '@' or '#' or ';' or '%' or '|', _ => true);

    /// <summary>From a term: the event may be a Windows record whose XML nobody has written, so what that text adds does not count.</summary>
    public static ImmutableArray<string>? OfTerm(string text) =>
        Longest(text, c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or ':' or ' ', run =>
            run.Any(c => c is >= 'g' and <= 'y' and not ('t' or 'x')) && !RecordText.Contains(run, StringComparison.Ordinal));

    private static ImmutableArray<string>? Longest(string text, Func<char, bool> isPlain, Func<string, bool> isTelling)
    {
        string longest = "";
        int start = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && isPlain(text[i]))
                continue;
            string run = text[start..i].ToLowerInvariant();
            if (run.Length > longest.Length && isTelling(run))
                longest = run;
            start = i + 1;
        }

        return longest.Length < MinLength ? null : [longest];
    }
}
