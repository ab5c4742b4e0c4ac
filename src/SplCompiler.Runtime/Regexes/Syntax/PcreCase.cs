using System.Text;

namespace SplCompiler.Pcre;

/// <summary>Which characters are the same under <c>(?i)</c>: A–Z and a–z in ASCII, simple case pairs outside it, never across.</summary>
internal static class PcreCase
{
    public static bool HasCase(int codePoint) => Variants(codePoint).Length > 1;

    /// <summary>The character and its other cases.</summary>
    public static int[] Variants(int codePoint)
    {
        if (codePoint < 128)
            return char.IsAsciiLetter((char)codePoint) ? [codePoint | 0x20, codePoint & ~0x20] : [codePoint];
        if (!Rune.IsValid(codePoint))
            return [codePoint];
        var rune = new Rune(codePoint);
        int[] all = [codePoint, Rune.ToLowerInvariant(rune).Value, Rune.ToUpperInvariant(rune).Value];
        return [.. all.Where(variant => variant >= 128).Distinct()];
    }
}
