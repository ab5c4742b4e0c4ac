using System.Text;

namespace SplCompiler.Oracle.Matching;

/// <summary>A step of a pattern: from a position in a text to all positions behind what it matches.</summary>
internal delegate IEnumerable<int> Step(Rune[] text, int from);

/// <summary>Steps one behind the other. Matching follows all positions at once, so it is never clever and never slow by accident.</summary>
internal sealed class Pattern(IReadOnlyList<Step> steps)
{
    /// <summary>A pattern with a character for any run of characters, and maybe one for any single character.</summary>
    public static Pattern Parse(string pattern, char anyRun, char? anyOne, Func<Rune, Rune, bool> same) => new(
    [
        .. Letters.Of(pattern).Select(letter =>
            letter.Value == anyRun ? Gap(0, acrossLines: true)
            : letter.Value == anyOne ? AnyOne
            : Literal(letter, same)),
    ]);

    /// <summary>All positions where a match that begins at one of these positions ends.</summary>
    public IReadOnlySet<int> Ends(Rune[] text, IEnumerable<int> starts)
    {
        var positions = new HashSet<int>(starts);
        foreach (Step step in steps)
        {
            if (positions.Count == 0)
                break;
            positions = [.. positions.SelectMany(position => step(text, position))];
        }

        return positions;
    }

    public bool MatchesWhole(string text)
    {
        Rune[] letters = Letters.Of(text);
        return Ends(letters, [0]).Contains(letters.Length);
    }

    public static Step Literal(Rune letter, Func<Rune, Rune, bool> same) =>
        (text, from) => from < text.Length && same(text[from], letter) ? [from + 1] : [];

    /// <summary>At least so many characters, which are no newlines unless <paramref name="acrossLines"/>.</summary>
    public static Step Gap(int minimum, bool acrossLines) => (text, from) =>
    {
        var ends = new List<int>();
        for (int to = from; to <= text.Length; to++)
        {
            if (to > from && !acrossLines && text[to - 1].Value == '\n')
                break;
            if (to - from >= minimum)
                ends.Add(to);
        }

        return ends;
    };

    private static IEnumerable<int> AnyOne(Rune[] text, int from) => from < text.Length ? [from + 1] : [];
}
