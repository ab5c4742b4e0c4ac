using System.Collections.Immutable;

namespace SplCompiler.Witnesses;

/// <summary>The parts of a text that an event shows as it is, however its format writes them: no quote, backslash or sign that JSON or XML would write otherwise.</summary>
/// <remarks>A <c>&lt;</c> before a text says that a token begins there, a <c>&gt;</c> behind it that one ends; neither sign is part of a text.</remarks>
internal static class WitnessText
{
    public const char TokenStart = '<';
    public const char TokenEnd = '>';

    private const int MinLength = 3;

    /// <summary>A term of two characters can be found as well: breakers stand around it.</summary>
    public const int TermLength = 2;

    /// <summary>What cuts text into tokens, the star aside, which stands for anything.</summary>
    private const string Breakers = " \t\n\r[]<>(){}|!;,'\"&?+/:=@.-$#%\\_";

    /// <summary>JSON may put a backslash before it, so it can only begin a text.</summary>
    private const char Slash = '/';

    /// <summary>The text that every record of a Windows event has; it says nothing about one.</summary>
    private const string RecordText =
        "event xmlns http://schemas.microsoft.com/win/2004/08/events/event system provider name guid eventid qualifiers 16384 " +
        "version level task keywords timecreated systemtime eventrecordid correlation execution processid threadid channel " +
        "computer security userid eventdata data name amp lt gt quot apos " +
        "/eventid /version /level /task /keywords /eventrecordid /channel /computer /system /data /eventdata /event";

    /// <summary>From the value of a field that stands in the event as it is: all of these do. None when nothing can be said.</summary>
    public static ImmutableArray<string> OfValue(string text)
    {
        string lower = text.ToLowerInvariant();
        return [.. Runs(lower, IsPlainInValue, _ => true).Select(run => lower.Substring(run.Start, run.Length))];
    }

    private static bool IsPlainInValue(char c) =>
        char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or ':' or ' ' or '=' or '(' or ')' or ',' or '$' or '{' or '}' or '[' or ']' or '@' or '#' or ';' or '%' or '|';

    /// <summary>From a term: the event may be a Windows record whose XML nobody has written, so what that text adds does not count.</summary>
    public static ImmutableArray<string> OfTerm(string text)
    {
        string lower = text.ToLowerInvariant();
        if (lower.Length == TermLength)
            return (IsPlain(lower[0]) || lower[0] == Slash) && char.IsAsciiLetterOrDigit(lower[1]) && IsTelling(lower) ? [Bounded(lower, 0, TermLength)] : [];
        return [.. Runs(lower, IsPlain, IsTelling).Select(run => Bounded(lower, run.Start, run.Length))];
    }

    /// <summary>The text without the signs for borders.</summary>
    public static string Plain(string text) => text.TrimStart(TokenStart).TrimEnd(TokenEnd);

    /// <summary>A stretch of a term, with the borders that it has there: a term begins and ends as a token does.</summary>
    private static string Bounded(string term, int start, int length)
    {
        int end = start + length;
        bool starts = char.IsAsciiLetterOrDigit(term[start]) && (start == 0 || Breakers.Contains(term[start - 1], StringComparison.Ordinal));
        bool ends = char.IsAsciiLetterOrDigit(term[end - 1]) && (end == term.Length || Breakers.Contains(term[end], StringComparison.Ordinal));
        return (starts ? TokenStart.ToString() : "") + term[start..end] + (ends ? TokenEnd.ToString() : "");
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

    private static IEnumerable<(int Start, int Length)> Runs(string text, Func<char, bool> isPlain, Func<string, bool> isTelling)
    {
        int start = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && isPlain(text[i]))
                continue;
            if (i - start >= MinLength && isTelling(text[start..i]))
                yield return (start, i - start);
            start = i < text.Length && text[i] == Slash ? i : i + 1;
        }
    }
}
