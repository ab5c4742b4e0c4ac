using System.Collections.Immutable;

namespace SplCompiler.Analysis;

/// <summary>The part of a text that an event shows as it is, however its format writes it: no quote, backslash or sign that JSON or XML would write otherwise.</summary>
internal static class WitnessText
{
    public const int MinLength = 3;

    /// <summary>A term of two characters can be found as well: breakers stand around it.</summary>
    private const int TermLength = 2;

    /// <summary>JSON may put a backslash before it, so it can only begin a text.</summary>
    private const char Slash = '/';

    /// <summary>The text that every record of a Windows event has; it says nothing about one.</summary>
    private const string RecordText =
        "event xmlns http://schemas.microsoft.com/win/2004/08/events/event system provider name guid eventid qualifiers 16384 " +
        "version level task keywords timecreated systemtime eventrecordid correlation execution processid threadid channel " +
        "computer security userid eventdata data name amp lt gt quot apos " +
        "/eventid /version /level /task /keywords /eventrecordid /channel /computer /system /data /eventdata /event";

    /// <summary>From the value of a field that stands in the event as it is.</summary>
    public static ImmutableArray<string>? OfValue(string text) =>
        Longest(text, c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or ':' or ' ' or '=' or '(' or ')' or ',' or '$' or '{' or '}' or '[' or ']' or '@' or '#' or ';' or '%' or '|', _ => true);

    /// <summary>From a term: the event may be a Windows record whose XML nobody has written, so what that text adds does not count.</summary>
    public static ImmutableArray<string>? OfTerm(string text)
    {
        string lower = text.ToLowerInvariant();
        if (lower.Length == TermLength)
            return (IsPlain(lower[0]) || lower[0] == Slash) && char.IsAsciiLetterOrDigit(lower[1]) && IsTelling(lower) ? [lower] : null;
        return Longest(text, IsPlain, IsTelling);
    }

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or ':' or ' ';

    private static bool IsTelling(string run) => IsBeyondNumbers(run) && !StandsInRecordText(run);

    /// <summary>Times and hexadecimal numbers may be written in a form that the event lacks: they have no letters beyond these, and none beside a dash or a slash.</summary>
    private static bool IsBeyondNumbers(string run) =>
        run.Any(c => c is >= 'g' and <= 'y' and not ('t' or 'x')) || run.Zip(run[1..]).Any(pair => pair.First is '-' or '/' && char.IsAsciiLetterLower(pair.Second));

    private static bool StandsInRecordText(string run)
    {
        for (int at = RecordText.IndexOf(run, StringComparison.Ordinal); at >= 0; at = RecordText.IndexOf(run, at + 1, StringComparison.Ordinal))
        {
            int end = at + run.Length;
            // A short term is found where a token ends.
            if (run.Length > TermLength || end == RecordText.Length || !char.IsAsciiLetterOrDigit(RecordText[end]))
                return true;
        }

        return false;
    }

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
            start = i < text.Length && text[i] == Slash ? i : i + 1;
        }

        return longest.Length < MinLength ? null : [longest];
    }
}
