using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace SplCompiler.Runtime;

/// <content>Matching UTF-8: literals first, over the bytes; then the text as UTF-16 in a buffer of the thread.</content>
public sealed partial class SplRegex
{
    // Longer buffers are not kept: one huge event would hold its size for the rest of the run.
    private const int LargestKeptBuffer = 1 << 18;

    [ThreadStatic]
    private static char[]? s_buffer;

    /// <summary>True when the pattern is found in the text.</summary>
    public bool IsMatch(ReadOnlySpan<byte> utf8)
    {
        if (!MayMatch(utf8))
            return false;

        char[] buffer = Buffer(utf8.Length);
        Utf8.ToUtf16(utf8, buffer, out _, out int written, replaceInvalidSequences: true);
        if (IsHopeless(written))
            return false;
        Regex regex = written == utf8.Length ? _isMatch.Value : ForNonAscii(utf8);
        try
        {
            return regex.IsMatch(buffer.AsSpan(0, written));
        }
        catch (Exception exception) when (IsGivenUp(exception))
        {
            CountGivenUp(written);
            return false;
        }
    }

    /// <summary>False when the text lacks what every match contains.</summary>
    internal bool MayMatch(ReadOnlySpan<byte> utf8)
    {
        foreach (RegexLiteral literal in _required)
        {
            if (literal.IsIn(utf8))
                return true;
        }

        return _required.IsEmpty;
    }

    // Text outside ASCII, whose length in UTF-16 therefore differs.
    private Regex ForNonAscii(ReadOnlySpan<byte> utf8)
    {
        bool wide = _translation.WideForAllNonAscii || utf8.IndexOfAnyInRange((byte)0xF0, (byte)0xF4) >= 0;
        return wide ? _isMatchWide.Value : _isMatch.Value;
    }

    private static char[] Buffer(int length)
    {
        if (s_buffer is { } buffer && buffer.Length >= length)
            return buffer;
        char[] larger = new char[Math.Max(1024, length)];
        if (larger.Length <= LargestKeptBuffer)
            s_buffer = larger;
        return larger;
    }
}
