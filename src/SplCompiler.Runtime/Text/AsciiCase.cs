using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace SplCompiler.Runtime;

/// <summary>Comparison and search over UTF-8 in which only A–Z and a–z are the same letters. Other bytes compare as they are.</summary>
public static class AsciiCase
{
    public static bool Equals(ReadOnlySpan<byte> value, ReadOnlySpan<byte> text)
    {
        if (value.Length != text.Length)
            return false;
        if (Ascii.EqualsIgnoreCase(value, text))
            return true;

        // Ascii gives up at the first byte above 127, so false is only final for plain ASCII.
        return !Ascii.IsValid(text) && EqualsBytewise(value, text);
    }

    public static bool StartsWith(ReadOnlySpan<byte> value, ReadOnlySpan<byte> text) =>
        value.Length >= text.Length && Equals(value[..text.Length], text);

    public static bool EndsWith(ReadOnlySpan<byte> value, ReadOnlySpan<byte> text) =>
        value.Length >= text.Length && Equals(value[^text.Length..], text);

    public static bool Contains(ReadOnlySpan<byte> value, ReadOnlySpan<byte> text) => IndexOf(value, text) >= 0;

    /// <summary>The byte offset of the first occurrence, or -1. Empty text occurs at 0.</summary>
    public static int IndexOf(ReadOnlySpan<byte> value, ReadOnlySpan<byte> text)
    {
        if (text.Length <= 1)
            return text.IsEmpty ? 0 : IndexOfByte(value, text[0]);
        if (value.Length < text.Length)
            return -1;

        int positions = value.Length - text.Length + 1;
        if (Vector256.IsHardwareAccelerated && positions >= Vector256<byte>.Count)
            return IndexOf256(value, text, positions);
        if (Vector128.IsHardwareAccelerated && positions >= Vector128<byte>.Count)
            return IndexOf128(value, text, positions);
        return IndexOfScalar(value, text, 0, positions);
    }

    internal static byte ToLower(byte b) => b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b | 0x20) : b;

    private static bool IsLetter(byte b) => (uint)((b | 0x20) - 'a') <= 'z' - 'a';

    private static int IndexOfByte(ReadOnlySpan<byte> value, byte b) =>
        IsLetter(b) ? value.IndexOfAny((byte)(b | 0x20), (byte)(b & ~0x20)) : value.IndexOf(b);

    // The first and the last byte of the text are compared at 16 or 32 positions at once; only where both fit are the
    // bytes between them looked at.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int IndexOf256(ReadOnlySpan<byte> value, ReadOnlySpan<byte> text, int positions)
    {
        (byte first, byte firstMask) = Anchor(text[0]);
        (byte last, byte lastMask) = Anchor(text[^1]);
        Vector256<byte> firsts = Vector256.Create(first), firstMasks = Vector256.Create(firstMask);
        Vector256<byte> lasts = Vector256.Create(last), lastMasks = Vector256.Create(lastMask);
        ref byte start = ref MemoryMarshal.GetReference(value);

        for (int at = 0; ;)
        {
            Vector256<byte> left = Vector256.LoadUnsafe(ref start, (nuint)at) | firstMasks;
            Vector256<byte> right = Vector256.LoadUnsafe(ref start, (nuint)(at + text.Length - 1)) | lastMasks;
            uint hits = (Vector256.Equals(left, firsts) & Vector256.Equals(right, lasts)).ExtractMostSignificantBits();
            if (hits != 0 && FirstEqual(value, text, at, hits) is var found and >= 0)
                return found;
            if (at == positions - Vector256<byte>.Count)
                return -1;
            at = Math.Min(at + Vector256<byte>.Count, positions - Vector256<byte>.Count);
        }
    }

    private static int IndexOf128(ReadOnlySpan<byte> value, ReadOnlySpan<byte> text, int positions)
    {
        (byte first, byte firstMask) = Anchor(text[0]);
        (byte last, byte lastMask) = Anchor(text[^1]);
        Vector128<byte> firsts = Vector128.Create(first), firstMasks = Vector128.Create(firstMask);
        Vector128<byte> lasts = Vector128.Create(last), lastMasks = Vector128.Create(lastMask);
        ref byte start = ref MemoryMarshal.GetReference(value);

        for (int at = 0; ;)
        {
            Vector128<byte> left = Vector128.LoadUnsafe(ref start, (nuint)at) | firstMasks;
            Vector128<byte> right = Vector128.LoadUnsafe(ref start, (nuint)(at + text.Length - 1)) | lastMasks;
            uint hits = (Vector128.Equals(left, firsts) & Vector128.Equals(right, lasts)).ExtractMostSignificantBits();
            if (hits != 0 && FirstEqual(value, text, at, hits) is var found and >= 0)
                return found;
            if (at == positions - Vector128<byte>.Count)
                return -1;
            at = Math.Min(at + Vector128<byte>.Count, positions - Vector128<byte>.Count);
        }
    }

    private static (byte Lower, byte Mask) Anchor(byte b) => IsLetter(b) ? ((byte)(b | 0x20), (byte)0x20) : (b, (byte)0);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int FirstEqual(ReadOnlySpan<byte> value, ReadOnlySpan<byte> text, int at, uint hits)
    {
        for (; hits != 0; hits &= hits - 1)
        {
            int candidate = at + BitOperations.TrailingZeroCount(hits);
            if (Equals(value.Slice(candidate, text.Length), text))
                return candidate;
        }

        return -1;
    }

    private static int IndexOfScalar(ReadOnlySpan<byte> value, ReadOnlySpan<byte> text, int from, int positions)
    {
        byte first = ToLower(text[0]);
        for (int i = from; i < positions; i++)
        {
            if (ToLower(value[i]) == first && Equals(value.Slice(i, text.Length), text))
                return i;
        }

        return -1;
    }

    private static bool EqualsBytewise(ReadOnlySpan<byte> value, ReadOnlySpan<byte> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (ToLower(value[i]) != ToLower(text[i]))
                return false;
        }

        return true;
    }
}
