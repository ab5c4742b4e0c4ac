using System.Text;

namespace SplCompiler.Runtime;

/// <summary>How a term is looked for in a Windows event whose XML nobody has rendered yet.</summary>
internal sealed class RenderedTerm
{
    /// <summary>All text of a record that is not the event's own; what it holds says nothing about an event.</summary>
    private const string Template =
        "event xmlns http://schemas.microsoft.com/win/2004/08/events/event system provider name guid eventid qualifiers 16384 " +
        "version level task keywords timecreated systemtime eventrecordid correlation execution processid threadid channel " +
        "computer security userid eventdata data name amp lt gt";

    private const string IdStart = "<eventid>";

    private RenderedTerm(byte[] eventId, byte[] piece)
    {
        EventId = eventId;
        Piece = piece;
    }

    /// <summary>When not empty, the term is <c>&lt;EventID&gt;N&lt;</c> and asks for exactly this id without qualifiers.</summary>
    public byte[] EventId { get; }

    /// <summary>When not empty, text in lower case that the event's JSON must hold if its record holds the term.</summary>
    public byte[] Piece { get; }

    public static RenderedTerm Of(RawTerm term)
    {
        string text = term.Text.ToLowerInvariant();
        if (term.Kind == RawTermKind.Phrase && HasImpossibleMarkup(text))
            return new RenderedTerm([], []) { NeverMatches = true };
        return term.Kind == RawTermKind.Phrase && IsEventId(text, out string id)
            ? new RenderedTerm(Encoding.ASCII.GetBytes(id), [])
            : new RenderedTerm([], Encoding.ASCII.GetBytes(LongestPiece(text)));
    }

    /// <summary>True for a phrase that no record holds.</summary>
    public bool NeverMatches { get; private init; }

    /// <summary>A <c>&lt;</c> and a <c>&gt;</c> always take turns: values have them in another form.</summary>
    private static bool HasImpossibleMarkup(string text)
    {
        string signs = string.Concat(text.Where(c => c is '<' or '>'));
        return !text.Contains('*', StringComparison.Ordinal) && (signs.Contains("<<", StringComparison.Ordinal) || signs.Contains(">>", StringComparison.Ordinal));
    }

    private static bool IsEventId(string text, out string id)
    {
        id = "";
        if (!text.StartsWith(IdStart, StringComparison.Ordinal))
            return false;
        int end = text.IndexOf('<', IdStart.Length);
        if (end <= IdStart.Length || !"</eventid>".StartsWith(text[end..], StringComparison.Ordinal))
            return false;
        id = text[IdStart.Length..end];
        return id.All(char.IsAsciiDigit);
    }

    /// <summary>The longest run of plain characters that can only come from a value or a name of the event.</summary>
    private static string LongestPiece(string text)
    {
        string longest = "";
        int start = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && IsPlain(text[i]))
                continue;
            string run = text[start..i];
            if (run.Length > longest.Length && IsTelling(run))
                longest = run;
            start = i + 1;
        }

        return longest;
    }

    private static bool IsPlain(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '.' or ':';

    /// <summary>Times and hexadecimal keywords are rendered in a form that the JSON may lack; they have no letter beyond these.</summary>
    private static bool IsTelling(string run) =>
        run.Length >= 3 && run.Any(letter => letter is >= 'g' and <= 'y' and not ('t' or 'x')) &&
        !Template.Contains(run, StringComparison.Ordinal);
}

public sealed partial class RawTerm
{
    private RenderedTerm? _rendered;

    /// <summary>How this term is looked for in a record that is not rendered. Two threads may compute it twice; the results are equal.</summary>
    internal RenderedTerm Rendered => _rendered ??= RenderedTerm.Of(this);
}
