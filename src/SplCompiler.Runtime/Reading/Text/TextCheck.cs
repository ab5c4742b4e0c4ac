using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SplCompiler.Runtime;

/// <summary>Looks over many bytes at once for what is rare in them, made for text that is nearly all ASCII.</summary>
/// <remarks>
/// The framework's check of UTF-8 stays in its slow loop for a while behind each character that is not ASCII; one <c>®</c> an event
/// made it cost more than the walk over the event.
/// </remarks>
internal static unsafe class TextCheck
{
    /// <summary>True when the text is UTF-8. Reads up to 64 bytes beyond the end, where an ASCII character must come first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool IsUtf8(byte* text, byte* end)
    {
        while (text < end)
        {
            ulong others = Vector512.Load(text).ExtractMostSignificantBits();
            if (others == 0)
            {
                text += 64;
                continue;
            }

            text += BitOperations.TrailingZeroCount(others);
            while (text < end && *text >= 0x80)
            {
                int length = LengthOf(text);
                if (length == 0)
                    return false;
                text += length;
            }
        }

        return true;
    }

    /// <summary>
    /// True when text may stand there in other bytes than its own: a character by its number, as <c>\u0041</c> or <c>&amp;#65;</c>, or
    /// one of the two beyond ASCII that are an s and a k to a search that ignores case.
    /// </summary>
    /// <remarks>Reads up to 66 bytes beyond the end; what stands there may make the answer true.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool IsDisguised(byte* text, byte* end)
    {
        for (; text < end; text += 64)
        {
            Vector512<byte> first = Vector512.Load(text), second = Vector512.Load(text + 1);
            ulong signs = (Pair(first, (byte)'\\', second, (byte)'u') | Pair(first, (byte)'&', second, (byte)'#')
                | Pair(first, 0xC5, second, 0xBF) | Pair(first, 0xE2, second, 0x84)).ExtractMostSignificantBits();
            for (; signs != 0; signs &= signs - 1)
            {
                byte* sign = text + BitOperations.TrailingZeroCount(signs);
                // By number, the characters that matter are up to U+0FFF and in the block of U+2000; U+212A is E2 84 AA.
                if (*sign is (byte)'&' or 0xC5 || sign[2] is (byte)'0' or (byte)'2' or 0xAA)
                    return true;
            }
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Pair(Vector512<byte> first, byte one, Vector512<byte> second, byte other) =>
        Vector512.Equals(first, Vector512.Create(one)) & Vector512.Equals(second, Vector512.Create(other));

    /// <summary>The length of the character of several bytes at <paramref name="p"/>; 0 when it is none. Source: RFC 3629, section 4.</summary>
    private static int LengthOf(byte* p)
    {
        byte first = p[0], second = p[1];
        if (first is >= 0xC2 and <= 0xDF)
            return IsTail(second) ? 2 : 0;
        if (!IsTail(second) || !IsTail(p[2]))
            return 0;
        if (first is >= 0xE0 and <= 0xEF)
            return (first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) ? 0 : 3;
        if (first is < 0xF0 or > 0xF4 || !IsTail(p[3]))
            return 0;
        return (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F) ? 0 : 4;
    }

    private static bool IsTail(byte value) => (value & 0xC0) == 0x80;
}
