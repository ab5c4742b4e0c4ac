using System.Text;

namespace SplCompiler.Runtime;

/// <content>Parts of texts. Null for several values. The forms over event fields are views: they copy nothing.</content>
/// <remarks>Source: Search Reference, "Text functions".</remarks>
public static partial class Eval
{
    private const string Blanks = " \t";

    /// <summary>Without blanks and tabs at both ends.</summary>
    public static string? Trim(string? text) => text?.Trim(' ', '\t');

    /// <summary>Without the given characters at both ends.</summary>
    public static string? Trim(string? text, string? characters) => Ltrim(Rtrim(text, characters), characters);

    public static string? Ltrim(string? text) => Ltrim(text, Blanks);

    public static string? Ltrim(string? text, string? characters)
    {
        if (text is null || characters is null)
            return null;
        int start = 0;
        while (start < text.Length && Rune.TryGetRuneAt(text, start, out Rune rune) && Contains(characters, rune))
            start += rune.Utf16SequenceLength;
        return text[start..];
    }

    public static string? Rtrim(string? text) => Rtrim(text, Blanks);

    public static string? Rtrim(string? text, string? characters)
    {
        if (text is null || characters is null)
            return null;
        int end = text.Length;
        while (end > 0 && Rune.DecodeLastFromUtf16(text.AsSpan(0, end), out Rune rune, out int length) == System.Buffers.OperationStatus.Done && Contains(characters, rune))
            end -= length;
        return text[..end];
    }

    /// <summary>A view of the field without the given ASCII characters at both ends.</summary>
    public static FieldValues Trim(FieldValues values, ReadOnlySpan<byte> ascii) => Ltrim(Rtrim(values, ascii), ascii);

    /// <inheritdoc cref="Trim(FieldValues, ReadOnlySpan{byte})"/>
    public static FieldValues Ltrim(FieldValues values, ReadOnlySpan<byte> ascii) =>
        values.TrySingle(out ReadOnlySpan<byte> text) ? new FieldValues(text.TrimStart(ascii)) : default;

    /// <inheritdoc cref="Trim(FieldValues, ReadOnlySpan{byte})"/>
    public static FieldValues Rtrim(FieldValues values, ReadOnlySpan<byte> ascii) =>
        values.TrySingle(out ReadOnlySpan<byte> text) ? new FieldValues(text.TrimEnd(ascii)) : default;

    /// <summary>The characters from a place on, counted from 1, from the end when negative.</summary>
    public static string? Substr(string? text, double? start) => Substr(text, start, double.PositiveInfinity);

    /// <summary>So many characters from a place on. A place behind the end gives empty text.</summary>
    public static string? Substr(string? text, double? start, double? length)
    {
        if (text is null || start is not { } from || length is not { } count)
            return null;
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        return Encoding.UTF8.GetString(Part(utf8, from, count));
    }

    /// <inheritdoc cref="Substr(string?, double?)"/>
    public static FieldValues Substr(FieldValues values, double? start) => Substr(values, start, double.PositiveInfinity);

    /// <inheritdoc cref="Substr(string?, double?, double?)"/>
    public static FieldValues Substr(FieldValues values, double? start, double? length) =>
        values.TrySingle(out ReadOnlySpan<byte> text) && start is { } from && length is { } count ? new FieldValues(Part(text, from, count)) : default;

    /// <summary>Replaces percent codes by the bytes they stand for, and <c>+</c> by a blank.</summary>
    /// <remarks>The manual does not name the plus sign. A percent sign without two digits behind it stays.</remarks>
    public static string? Urldecode(string? text)
    {
        if (text is null || text.AsSpan().IndexOfAny('%', '+') < 0)
            return text;
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        int written = 0;
        for (int i = 0; i < utf8.Length; i++)
        {
            bool isCode = utf8[i] == '%' && i + 2 < utf8.Length && char.IsAsciiHexDigit((char)utf8[i + 1]) && char.IsAsciiHexDigit((char)utf8[i + 2]);
            utf8[written++] = isCode ? Convert.FromHexString(Encoding.ASCII.GetString(utf8, i + 1, 2))[0] : utf8[i] == '+' ? (byte)' ' : utf8[i];
            i += isCode ? 2 : 0;
        }

        return Encoding.UTF8.GetString(utf8, 0, written);
    }

    private static bool Contains(string characters, Rune rune)
    {
        foreach (Rune candidate in characters.EnumerateRunes())
        {
            if (candidate == rune)
                return true;
        }

        return false;
    }

    /// <summary>Characters counted from 1; a start of 0 or before the text eats into the length, as in SQLite, which Splunk names.</summary>
    private static ReadOnlySpan<byte> Part(ReadOnlySpan<byte> utf8, double start, double length)
    {
        int count = Characters(utf8);
        double first = start < 0 ? count + start : start == 0 ? -1 : start - 1;
        double end = Math.Min(first + Math.Max(0, length), count);
        first = Math.Max(0, first);
        return first >= end ? default : utf8[Offset(utf8, (int)first)..Offset(utf8, (int)end)];
    }

    private static int Characters(ReadOnlySpan<byte> utf8)
    {
        int count = 0;
        foreach (byte b in utf8)
            count += IsContinuation(b) ? 0 : 1;
        return count;
    }

    private static int Offset(ReadOnlySpan<byte> utf8, int characters)
    {
        int at = 0;
        for (; at < utf8.Length; at++)
        {
            if (!IsContinuation(utf8[at]) && characters-- == 0)
                break;
        }

        return at;
    }

    private static bool IsContinuation(byte b) => (b & 0xC0) == 0x80;
}
