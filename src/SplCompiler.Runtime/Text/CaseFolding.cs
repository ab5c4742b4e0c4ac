using System.Text;

namespace SplCompiler.Runtime;

/// <summary>
/// Comparison and search over UTF-8 that ignores case as <c>search</c> does: simple case folding, one character to one.
/// </summary>
/// <remarks>
/// ASCII letters equal ASCII letters only: the Kelvin sign is not <c>k</c> and the long s is not <c>s</c>. So ASCII text,
/// which is nearly all text of rules, is looked for byte by byte, and an index of literals over bytes loses nothing.
/// Invalid UTF-8 equals nothing but itself through the byte comparison.
/// </remarks>
public static class CaseFolding
{
    public static bool Equals(ReadOnlySpan<byte> value, ReadOnlySpan<byte> text)
    {
        if (value.IsEmpty || text.IsEmpty)
            return value.Length == text.Length;
        if (SurelyDiffer(value[0], text[0]))
            return false;
        if (value.Length == text.Length && AsciiCase.Equals(value, text))
            return true;
        return !Ascii.IsValid(text) && PrefixLength(value, text) == value.Length;
    }

    public static bool StartsWith(ReadOnlySpan<byte> value, ReadOnlySpan<byte> text) =>
        AsciiCase.StartsWith(value, text) || (!Ascii.IsValid(text) && PrefixLength(value, text) >= 0);

    public static bool EndsWith(ReadOnlySpan<byte> value, ReadOnlySpan<byte> text)
    {
        if (value.IsEmpty || text.IsEmpty)
            return text.IsEmpty;
        return !SurelyDiffer(value[^1], text[^1]) && SuffixStart(value, text) >= 0;
    }

    public static bool Contains(ReadOnlySpan<byte> value, ReadOnlySpan<byte> text) => IndexOf(value, text, out _) >= 0;

    /// <summary>The byte offset of the first occurrence, or -1. The occurrence may be longer or shorter than the text.</summary>
    public static int IndexOf(ReadOnlySpan<byte> value, ReadOnlySpan<byte> text, out int length)
    {
        length = text.Length;
        if (Ascii.IsValid(text))
            return AsciiCase.IndexOf(value, text);

        for (int at = 0; at < value.Length; at += CodePointLength(value[at..]))
        {
            length = PrefixLength(value[at..], text);
            if (length >= 0)
                return at;
        }

        length = 0;
        return -1;
    }

    /// <summary>The length in bytes of the beginning of <paramref name="value"/> that equals the text, or -1.</summary>
    internal static int PrefixLength(ReadOnlySpan<byte> value, ReadOnlySpan<byte> text)
    {
        int at = 0;
        while (!text.IsEmpty)
        {
            if (at == value.Length)
                return -1;
            bool valid = Rune.DecodeFromUtf8(value[at..], out Rune left, out int leftLength) == System.Buffers.OperationStatus.Done;
            valid &= Rune.DecodeFromUtf8(text, out Rune right, out int rightLength) == System.Buffers.OperationStatus.Done;
            bool same = valid
                ? left == right || Fold(left) == Fold(right)
                : value.Slice(at, leftLength).SequenceEqual(text[..rightLength]);
            if (!same)
                return -1;
            at += leftLength;
            text = text[rightLength..];
        }

        return at;
    }

    /// <summary>Where the end of <paramref name="value"/> that equals the text begins, or -1.</summary>
    internal static int SuffixStart(ReadOnlySpan<byte> value, ReadOnlySpan<byte> text)
    {
        if (AsciiCase.EndsWith(value, text))
            return value.Length - text.Length;
        if (Ascii.IsValid(text))
            return -1;

        int at = value.Length;
        for (int count = CodePoints(text); count > 0; count--)
        {
            if (at == 0)
                return -1;
            Rune.DecodeLastFromUtf8(value[..at], out _, out int consumed);
            at -= consumed;
        }

        return PrefixLength(value[at..], text) == value.Length - at ? at : -1;
    }

    /// <summary>The character that stands for all characters that differ from it by case alone.</summary>
    public static Rune Fold(Rune rune)
    {
        if (rune.IsAscii)
            return new Rune(AsciiCase.ToLower((byte)rune.Value));
        Rune folded = rune.Value switch
        {
            0x03C2 => new Rune(0x03C3),
            0x1E9E => new Rune(0x00DF),
            0x2126 => new Rune(0x03C9),
            0x212B => new Rune(0x00E5),
            _ => Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune)),
        };
        return folded.IsAscii ? rune : folded;
    }

    /// <summary>Folds a text into <paramref name="folded"/>, which must hold 3 bytes for each 2 of the text; returns the length.</summary>
    internal static int Fold(ReadOnlySpan<byte> text, Span<byte> folded)
    {
        int written = 0;
        while (!text.IsEmpty)
        {
            bool valid = Rune.DecodeFromUtf8(text, out Rune rune, out int length) == System.Buffers.OperationStatus.Done;
            if (valid)
                written += Fold(rune).EncodeToUtf8(folded[written..]);
            else
                text[..length].CopyTo(folded[written..]);
            written += valid ? 0 : length;
            text = text[length..];
        }

        return written;
    }

    // Decides nearly all texts at once: two ASCII characters that are not the same letter.
    private static bool SurelyDiffer(byte left, byte right) => ((left | right) & 0x80) == 0 && (left | 0x20) != (right | 0x20);

    internal static int CodePointLength(ReadOnlySpan<byte> value)
    {
        Rune.DecodeFromUtf8(value, out _, out int length);
        return length;
    }

    private static int CodePoints(ReadOnlySpan<byte> text)
    {
        int count = 0;
        for (; !text.IsEmpty; text = text[CodePointLength(text)..])
            count++;
        return count;
    }
}
