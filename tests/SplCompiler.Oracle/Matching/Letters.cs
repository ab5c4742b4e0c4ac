using System.Text;

namespace SplCompiler.Oracle.Matching;

/// <summary>Texts as code points, and which of them count as the same letter.</summary>
internal static class Letters
{
    public static Rune[] Of(string text) => [.. text.EnumerateRunes()];

    public static bool Same(Rune left, Rune right) => left == right;

    /// <summary>Upper and lower case of any alphabet. A letter of ASCII is the same as letters of ASCII only (not the Kelvin sign, not the long s).</summary>
    public static bool SameIgnoringCase(Rune left, Rune right) => left == right || Fold(left) == Fold(right);

    /// <summary>A to Z and a to z only: the <c>(?i)</c> of a PCRE.</summary>
    public static bool SameIgnoringAsciiCase(Rune left, Rune right) =>
        left == right || (left.IsAscii && right.IsAscii && Fold(left) == Fold(right));

    private static Rune Fold(Rune letter)
    {
        Rune folded = Rune.ToLowerInvariant(Rune.ToUpperInvariant(letter));
        return folded.IsAscii && !letter.IsAscii ? letter : folded;
    }

    /// <summary>The order of texts by code point.</summary>
    public static int Compare(string left, string right)
    {
        Rune[] a = Of(left), b = Of(right);
        for (int i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            if (a[i] != b[i])
                return a[i].CompareTo(b[i]);
        }

        return a.Length.CompareTo(b.Length);
    }
}
