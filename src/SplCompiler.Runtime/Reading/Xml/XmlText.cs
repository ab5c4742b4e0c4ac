using System.Buffers.Text;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text;

namespace SplCompiler.Runtime;

/// <summary>XML text: where a value ends, and what its entities say.</summary>
internal static unsafe class XmlText
{
    /// <summary>The first <paramref name="terminator"/> at or behind <paramref name="p"/>, or the NUL that ends the text.</summary>
    public static byte* EndOfValue(byte* p, byte terminator)
    {
        while (true)
        {
            Vector512<byte> text = Vector512.Load(p);
            ulong found = (Vector512.Equals(text, Vector512.Create(terminator)) |
                Vector512.Equals(text, Vector512<byte>.Zero)).ExtractMostSignificantBits();
            if (found != 0)
                return p + BitOperations.TrailingZeroCount(found);
            p += 64;
        }
    }

    /// <summary>The <c>]]&gt;</c> at or behind <paramref name="p"/>, or the NUL that ends the text.</summary>
    public static byte* EndOfCData(byte* p)
    {
        for (p = EndOfValue(p, (byte)']'); *p != 0 && !(p[1] == ']' && p[2] == '>'); p = EndOfValue(p + 1, (byte)']'))
        {
        }

        return p;
    }

    /// <summary>Replaces entities by what they stand for; the result is never longer. An unknown one stays as it is.</summary>
    /// <returns>The number of bytes written.</returns>
    public static int Decode(ReadOnlySpan<byte> encoded, Span<byte> text)
    {
        int length = 0;
        while (true)
        {
            int ampersand = encoded.IndexOf((byte)'&');
            if (ampersand < 0)
            {
                encoded.CopyTo(text[length..]);
                return length + encoded.Length;
            }

            encoded[..ampersand].CopyTo(text[length..]);
            length += ampersand;
            encoded = encoded[ampersand..];
            int used = Entity(encoded, text[length..], out int written);
            encoded = encoded[used..];
            length += written;
        }
    }

    public static void Decode(ReadOnlySpan<byte> encoded, NameBuffer name) =>
        name.Advance(Decode(encoded, name.Reserve(encoded.Length)));

    private static int Entity(ReadOnlySpan<byte> encoded, Span<byte> text, out int written)
    {
        written = 1;
        int semicolon = encoded[..Math.Min(encoded.Length, 12)].IndexOf((byte)';');
        ReadOnlySpan<byte> name = semicolon > 1 ? encoded[1..semicolon] : default;
        byte plain = name switch
        {
            [(byte)'l', (byte)'t'] => (byte)'<',
            [(byte)'g', (byte)'t'] => (byte)'>',
            [(byte)'a', (byte)'m', (byte)'p'] => (byte)'&',
            [(byte)'q', (byte)'u', (byte)'o', (byte)'t'] => (byte)'"',
            [(byte)'a', (byte)'p', (byte)'o', (byte)'s'] => (byte)'\'',
            _ => 0,
        };
        if (plain == 0 && name.Length > 1 && name[0] == '#' && TryCodePoint(name[1..], out Rune rune))
        {
            written = rune.EncodeToUtf8(text);
            return semicolon + 1;
        }

        text[0] = plain == 0 ? (byte)'&' : plain;
        return plain == 0 ? 1 : semicolon + 1;
    }

    private static bool TryCodePoint(ReadOnlySpan<byte> digits, out Rune rune)
    {
        rune = default;
        bool isHex = digits[0] is (byte)'x' or (byte)'X';
        ReadOnlySpan<byte> number = isHex ? digits[1..] : digits;
        return Utf8Parser.TryParse(number, out int code, out int used, isHex ? 'x' : 'D') && used == number.Length &&
            Rune.TryCreate(code, out rune);
    }
}
