using System.Collections.Immutable;
using System.Text;
using SplCompiler.Witnesses;

namespace SplCompiler.Runtime;

/// <summary>How a term is looked for in a Windows event whose XML nobody has rendered yet.</summary>
internal sealed class RenderedTerm
{
    private const string IdStart = "<eventid>";

    private RenderedTerm(byte[] eventId, ImmutableArray<string> pieces)
    {
        EventId = eventId;
        Pieces = pieces;
        Necessary = [.. pieces.Select(piece => BoundedText.Of(piece, ofRecord: true))];
    }

    /// <summary>When not empty, the term is <c>&lt;EventID&gt;N&lt;</c> and asks for exactly this id without qualifiers.</summary>
    public byte[] EventId { get; }

    /// <summary>Texts that the event's JSON must hold if its record holds the term, in the form of witnesses.</summary>
    public ImmutableArray<string> Pieces { get; }

    /// <summary><see cref="Pieces"/> as they are looked for.</summary>
    public BoundedText[] Necessary { get; }

    public static RenderedTerm Of(RawTerm term)
    {
        string text = term.Text.ToLowerInvariant();
        if (term.Kind == RawTermKind.Phrase && HasImpossibleMarkup(text))
            return new RenderedTerm([], []) { NeverMatches = true };
        return term.Kind == RawTermKind.Phrase && IsEventId(text, out string id)
            ? new RenderedTerm(Encoding.ASCII.GetBytes(id), [])
            : new RenderedTerm([], WitnessText.OfTerm(text));
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
}

public sealed partial class RawTerm
{
    private RenderedTerm? _rendered;

    /// <summary>How this term is looked for in a record that is not rendered. Two threads may compute it twice; the results are equal.</summary>
    internal RenderedTerm Rendered => _rendered ??= RenderedTerm.Of(this);
}
