namespace SplCompiler.Planning;

/// <summary>The order of texts in SPL: by code point, which is the order of their UTF-8.</summary>
internal static class CodePoints
{
    public static int Compare(string left, string right)
    {
        int common = left.AsSpan().CommonPrefixLength(right);
        if (common == left.Length || common == right.Length)
            return left.Length.CompareTo(right.Length);
        char a = left[common], b = right[common];
        // Surrogates stand for code points above all others, though their units do not.
        return char.IsSurrogate(a) != char.IsSurrogate(b) ? (char.IsSurrogate(a) ? 1 : -1) : a.CompareTo(b);
    }
}
