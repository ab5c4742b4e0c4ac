using System.Buffers.Text;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace SplCompiler.Runtime;

/// <summary>JSON strings: where they end, and what they say.</summary>
internal static unsafe class JsonText
{
    /// <summary>The closing quote of the string whose first character is at <paramref name="p"/>; null when a line break comes first.</summary>
    /// <remarks>Reads up to 64 bytes beyond the line break that ends every chunk.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

    /// <summary>How many quotes of the text have no backslash before them that makes them part of a string.</summary>
    public static int CountQuotes(ReadOnlySpan<byte> text)
    {
        int count = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] == '"')
                count++;
        }

        return count;
    }

    /// <summary>True when an odd number of backslashes stands before <paramref name="quote"/>.</summary>
    public static bool IsEscaped(byte* start, byte* quote)
    {
        byte* p = quote;
        while (p > start && p[-1] == '\\')
            p--;
        return ((quote - p) & 1) != 0;
    }

    /// <summary>Writes the text of a JSON string; the decoded text is never longer than the encoded, and <paramref name="text"/> has room for that.</summary>
    /// <returns>The number of bytes written.</returns>
    public static int Decode(ReadOnlySpan<byte> encoded, Span<byte> text)
    {
        fixed (byte* from = encoded)
        fixed (byte* to = text[..encoded.Length])
            return Decode(from, encoded.Length, to);
    }

    private static int Decode(byte* from, int length, byte* to)
    {
        int read = 0, written = 0;
        while (read < length)
        {
            if (length - read >= 32)
            {
                // What is written behind a backslash is written again.
                Vector256<byte> block = Vector256.Load(from + read);
                block.Store(to + written);
                uint backslashes = Vector256.Equals(block, Vector256.Create((byte)'\\')).ExtractMostSignificantBits();
                int plain = backslashes == 0 ? 32 : BitOperations.TrailingZeroCount(backslashes);
                read += plain;
                written += plain;
                if (backslashes == 0)
                    continue;
            }
            else if (from[read] != '\\')
            {
                to[written++] = from[read++];
                continue;
            }

            read += Escape(new ReadOnlySpan<byte>(from + read, length - read), to + written, out int characters);
            written += characters;
        }

        return written;
    }

    public static void Decode(ReadOnlySpan<byte> encoded, NameBuffer name) =>
        name.Advance(Decode(encoded, name.Reserve(encoded.Length)));

    /// <summary>What the letter behind a backslash stands for; 0 where that takes more than one letter, or is nothing.</summary>
    private static ReadOnlySpan<byte> PlainEscapes => "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\"\0\0\0\0\0\0\0\0\0\0\0\0/\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\\\0\0\0\0\0\b\0\0\0\f\0\0\0\0\0\0\0\n\0\0\0\r\0\t\0"u8;

    private static int Escape(ReadOnlySpan<byte> encoded, byte* text, out int written)
    {
        written = 1;
        byte letter = encoded.Length > 1 ? encoded[1] : (byte)0;
        if (letter < PlainEscapes.Length && PlainEscapes[letter] != 0)
        {
            *text = PlainEscapes[letter];
            return 2;
        }

        if (letter == 'u' && TryHex(encoded, out int unit))
            return CodePoint(encoded, unit, new Span<byte>(text, 4), out written);

        // No escape of JSON: the backslash stays, so that nothing is lost.
        *text = (byte)'\\';
        return 1;
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
