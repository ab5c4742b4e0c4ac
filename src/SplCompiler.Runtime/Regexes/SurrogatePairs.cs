using System.Globalization;

namespace SplCompiler.Runtime;

/// <summary>Ranges of code points above U+FFFF as patterns over UTF-16 units.</summary>
internal static class SurrogatePairs
{
    public static IEnumerable<string> Patterns(int first, int last)
    {
        (int firstHigh, int firstLow) = Split(first);
        (int lastHigh, int lastLow) = Split(last);
        if (firstHigh == lastHigh)
        {
            yield return Pair(firstHigh, firstHigh, firstLow, lastLow);
            yield break;
        }

        yield return Pair(firstHigh, firstHigh, firstLow, 0xDFFF);
        if (firstHigh + 1 < lastHigh)
            yield return Pair(firstHigh + 1, lastHigh - 1, 0xDC00, 0xDFFF);
        yield return Pair(lastHigh, lastHigh, 0xDC00, lastLow);
    }

    private static (int High, int Low) Split(int codePoint) =>
        (0xD800 + ((codePoint - 0x10000) >> 10), 0xDC00 + ((codePoint - 0x10000) & 0x3FF));

    private static string Pair(int high, int lastHigh, int low, int lastLow) =>
        string.Create(CultureInfo.InvariantCulture, $"[\\u{high:X4}-\\u{lastHigh:X4}][\\u{low:X4}-\\u{lastLow:X4}]");
}
