using System.Buffers.Text;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text;

namespace SplCompiler.Runtime;

/// <summary>JSON strings: where they end, and what they say.</summary>
internal static unsafe class JsonText
{
    /// <summary>The closing quote of the string whose first character is at <paramref name="p"/>; null when a line break comes first.</summary>
    /// <remarks>Reads up to 64 bytes beyond the line break that ends every chunk.</remarks>
    public static byte* EndOfString(byte* p)
    {
        byte* start = p;
        while (true)
        {
            Vector512<byte> text = Vector512.Load(p);
            ulong found = (Vector512.Equals(text, Vector512.Create((byte)'"')) |
                Vector512.Equals(text, Vector512.Create((byte)'\n'))).ExtractMostSignificantBits();
            if (found == 0)
            {
                p += 64;
                continue;
            }

            p += BitOperations.TrailingZeroCount(found);
            if (*p == '\n')
                return null;
            if (p[-1] != '\\' || !IsEscaped(start, p))
                return p;
            p++;
        }
    }

    /// <summary>True when an odd number of backslashes stands before <paramref name="quote"/>.</summary>
    public static bool IsEscaped(byte* start, byte* quote)
    {
        byte* p = quote;
        while (p > start && p[-1] == '\\')
            p--;
        return ((quote - p) & 1) != 0;
    }

    /// <summary>Writes the text of a JSON string; the decoded text is never longer than the encoded.</summary>
    /// <returns>The number of bytes written.</returns>
    public static int Decode(ReadOnlySpan<byte> encoded, Span<byte> text)
    {
        int length = 0;
        while (true)
        {
            int backslash = encoded.IndexOf((byte)'\\');
            if (backslash < 0 || backslash + 1 == encoded.Length)
            {
                encoded.CopyTo(text[length..]);
                return length + encoded.Length;
            }

            encoded[..backslash].CopyTo(text[length..]);
            length += backslash;
            int used = Escape(encoded[backslash..], text[length..], out int written);
            encoded = encoded[(backslash + used)..];
            length += written;
        }
    }

    public static void Decode(ReadOnlySpan<byte> encoded, NameBuffer name) =>
        name.Advance(Decode(encoded, name.Reserve(encoded.Length)));

    private static int Escape(ReadOnlySpan<byte> encoded, Span<byte> text, out int written)
    {
        written = 1;
        switch (encoded[1])
        {
            case (byte)'n': text[0] = (byte)'\n'; return 2;
            case (byte)'r': text[0] = (byte)'\r'; return 2;
            case (byte)'t': text[0] = (byte)'\t'; return 2;
            case (byte)'b': text[0] = (byte)'\b'; return 2;
            case (byte)'f': text[0] = (byte)'\f'; return 2;
            case (byte)'u' when TryHex(encoded, out int unit): return CodePoint(encoded, unit, text, out written);
            case (byte)'"' or (byte)'\\' or (byte)'/': text[0] = encoded[1]; return 2;
            default:
                // No escape of JSON: the backslash stays, so that nothing is lost.
                text[0] = (byte)'\\';
                return 1;
        }
    }

    private static int CodePoint(ReadOnlySpan<byte> encoded, int unit, Span<byte> text, out int written)
    {
        int used = 6;
        Rune rune;
        if (char.IsHighSurrogate((char)unit) && encoded.Length >= 12 && encoded[6] == '\\' && encoded[7] == 'u' &&
            TryHex(encoded[6..], out int low) && char.IsLowSurrogate((char)low))
        {
            rune = new Rune((char)unit, (char)low);
            used = 12;
        }
        else if (!Rune.TryCreate(unit, out rune))
        {
            rune = Rune.ReplacementChar;
        }

        written = rune.EncodeToUtf8(text);
        return used;
    }

    private static bool TryHex(ReadOnlySpan<byte> encoded, out int unit)
    {
        unit = 0;
        return encoded.Length >= 6 && Utf8Parser.TryParse(encoded.Slice(2, 4), out unit, out int used, 'x') && used == 4;
    }
}
