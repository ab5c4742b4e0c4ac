using System.Globalization;
using SplCompiler.Pcre;

namespace SplCompiler.Runtime;

/// <summary>The characters of a general category (<c>Lu</c>) or of a group of them (<c>L</c>).</summary>
internal static class UnicodeCategories
{
    // In the order of the enum UnicodeCategory.
    private static readonly string[] s_names =
    [
        "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po",
        "Sm", "Sc", "Sk", "So", "Cn",
    ];

    /// <summary>Walks a million characters: patterns with a property are rare.</summary>
    public static IEnumerable<PcreClassItem.Range> RangesAbove(int lowest, string name, bool negated)
    {
        int first = -1;
        for (int code = lowest + 1; code <= 0x10FFFF; code++)
        {
            bool isIn = s_names[(int)CharUnicodeInfo.GetUnicodeCategory(code)].StartsWith(name, StringComparison.Ordinal) != negated;
            if (isIn && first < 0)
                first = code;
            if (!isIn && first >= 0)
            {
                yield return new PcreClassItem.Range(first, code - 1);
                first = -1;
            }
        }

        if (first >= 0)
            yield return new PcreClassItem.Range(first, 0x10FFFF);
    }
}
