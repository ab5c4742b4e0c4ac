using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SplCompiler.Runtime;

/// <summary>What one look at bytes says of them.</summary>
[Flags]
internal enum TextSigns
{
    None,

    /// <summary>The bytes are not UTF-8.</summary>
    InvalidUtf8 = 1,

    /// <summary>
    /// Text may stand there in other bytes than its own: a character by its number, as <c>\u0041</c> or <c>&amp;#65;</c>, or one of the
    /// two beyond ASCII that are an s and a k to a search that ignores case.
    /// </summary>
    Disguised = 2,
}

/// <summary>Looks over bytes once, made for text that is nearly all ASCII.</summary>
/// <remarks>
/// The framework's check of UTF-8 stays in its slow loop for a while behind each character that is not ASCII; one <c>®</c> an event
/// made it cost more than the walk over the event.
/// </remarks>
internal static unsafe class TextCheck
{
    /// <summary>The signs of the text. Reads up to 66 bytes beyond the end, where an ASCII character must come first; what stands there may add <see cref="TextSigns.Disguised"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TextSigns SignsOf(byte* text, byte* end)
    {
        TextSigns signs = TextSigns.None;
        while (text < end)
        {
            Vector512<byte> block = Vector512.Load(text), next = Vector512.Load(text + 1);
            ulong others = block.ExtractMostSignificantBits();
            ulong numbers = ((Vector512.Equals(block, Vector512.Create((byte)'\\')) & Vector512.Equals(next, Vector512.Create((byte)'u')))
                | (Vector512.Equals(block, Vector512.Create((byte)'&')) & Vector512.Equals(next, Vector512.Create((byte)'#')))).ExtractMostSignificantBits();
            if ((others | numbers) == 0)
            {
                text += 64;
                continue;
            }

            for (; numbers != 0; numbers &= numbers - 1)
            {
                byte* number = text + BitOperations.TrailingZeroCount(numbers);
                // Up to U+0FFF and in the block of U+2000 are the characters that matter.
                if (*number == '&' || number[2] is (byte)'0' or (byte)'2')
                    signs |= TextSigns.Disguised;
            }

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
                    return TextSigns.InvalidUtf8 | TextSigns.Disguised;
                if ((text[0] == 0xC5 && text[1] == 0xBF) || (text[0] == 0xE2 && text[1] == 0x84 && text[2] == 0xAA))
                    signs |= TextSigns.Disguised;
                text += length;
            }
        }

        return signs;
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
