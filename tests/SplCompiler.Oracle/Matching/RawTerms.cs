using System.Text;
using SplCompiler.Syntax;

namespace SplCompiler.Oracle.Matching;

/// <summary>Words, phrases, TERM() and CASE() against raw text, straight from the definition of index tokens.</summary>
/// <remarks>Source: Search Manual, "Use CASE() and TERM() to match phrases", "Event segmentation and searching".</remarks>
internal static class RawTerms
{
    public static bool IsIn(string raw, SearchTermKind kind, string text) => kind switch
    {
        SearchTermKind.Term => HasToken(Segmenter.Tokens(raw), text),
        SearchTermKind.WholeTerm => HasToken(Segmenter.Runs(raw), text),
        SearchTermKind.Case => HasText(raw, text, Letters.Same),
        _ => HasText(raw, text, Letters.SameIgnoringCase),
    };

    /// <summary>TERM(): the text is one token of the index. No token holds a major breaker.</summary>
    private static bool HasToken(IEnumerable<string> tokens, string text)
    {
        if (text.Length == 0 || text.Split('*').SelectMany(Segmenter.Cut).Any(unit => unit.Kind == RawUnitKind.MajorBreaker))
            return false;
        Pattern pattern = Pattern.Parse(text, '*', null, Letters.SameIgnoringCase);
        return tokens.Any(pattern.MatchesWhole);
    }

    /// <summary>
    /// A word or phrase: the text occurs so, and where it begins or ends with a character of a token, a token begins or ends
    /// there in the raw text, too. A star at an end lifts that.
    /// </summary>
    private static bool HasText(string raw, string text, Func<Rune, Rune, bool> same)
    {
        if (text.Length == 0)
            return true;
        Rune[] letters = Letters.Of(raw);
        HashSet<int> borders = Borders(raw, letters.Length);
        bool bordersStart = BeginsWithToken(text);
        bool bordersEnd = EndsWithToken(text);
        Pattern pattern = Pattern.Parse(text, '*', null, same);
        return Enumerable.Range(0, letters.Length + 1)
            .Where(start => !bordersStart || borders.Contains(start))
            .Any(start => pattern.Ends(letters, [start]).Any(end => !bordersEnd || borders.Contains(end)));
    }

    /// <summary>Where a token can begin or end: the ends of the text, and both sides of every breaker.</summary>
    private static HashSet<int> Borders(string raw, int length) =>
    [
        0,
        length,
        .. Segmenter.Cut(raw).Where(unit => unit.Kind != RawUnitKind.Token).SelectMany(unit => new[] { unit.Start, unit.Start + unit.Length }),
    ];

    private static bool BeginsWithToken(string text) => text[0] != '*' && Segmenter.Cut(text.Split('*')[0])[0].Kind == RawUnitKind.Token;

    private static bool EndsWithToken(string text) => text[^1] != '*' && Segmenter.Cut(text.Split('*')[^1])[^1].Kind == RawUnitKind.Token;
}
