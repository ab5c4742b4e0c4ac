using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SplCompiler.Runtime;

/// <summary>Tells whether bytes are UTF-8, made for text that is nearly all ASCII.</summary>
/// <remarks>
/// The framework's check stays in its slow loop for a while behind each character that is not ASCII; one <c>®</c> an event
/// made it cost more than the walk over the event.
/// </remarks>
internal static unsafe class Utf8Check
{
    /// <summary>True when the text is UTF-8. Reads up to 64 bytes beyond the end, where an ASCII character must come first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool IsValid(byte* text, byte* end)
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
