using System.Text;

namespace SplCompiler.Runtime;

/// <summary>
/// Literals that must follow one another, with at least so many characters in between: what a regex such as
/// <c>^C:\\Users\\.*\.exe$</c> says. Built once: <c>LiteralSequence.StartsWith(@"C:\Users\").Then(".exe").AtEnd()</c>.
/// </summary>
/// <remarks>
/// The characters in between are no newlines, unless <see cref="AcrossLines"/> was said. So all literals lie on one line,
/// and looking for each at its first place behind the one before it loses no match.
/// </remarks>
public sealed class LiteralSequence
{
    private readonly record struct Piece(byte[] Literal, int MinBefore);

    private readonly Piece[] _pieces;
    private readonly bool _atStart;
    private readonly bool _atEnd;
    private readonly bool _beforeFinalNewline;
    private readonly bool _acrossLines;
    private readonly bool _ignoreCase;

    private LiteralSequence(Piece[] pieces, bool atStart, bool atEnd, bool beforeFinalNewline, bool acrossLines, bool ignoreCase)
    {
        _pieces = pieces;
        _atStart = atStart;
        _atEnd = atEnd;
        _beforeFinalNewline = beforeFinalNewline;
        _acrossLines = acrossLines;
        _ignoreCase = ignoreCase;
    }

    /// <summary>The first literal may stand anywhere.</summary>
    public static LiteralSequence Contains(string literal) => From(literal, atStart: false);

    /// <summary>The first literal begins the text; it may be empty.</summary>
    public static LiteralSequence StartsWith(string literal) => From(literal, atStart: true);

    /// <summary>Then, behind at least <paramref name="minCharacters"/> characters, another literal. The last one may be empty.</summary>
    public LiteralSequence Then(string literal, int minCharacters = 0) =>
        new([.. _pieces, new Piece(Checked(literal), minCharacters)], _atStart, _atEnd, _beforeFinalNewline, _acrossLines, _ignoreCase);

    /// <summary>The last literal ends the text, or stands before a newline that ends it: <c>$</c>.</summary>
    public LiteralSequence AtEnd() => new(_pieces, _atStart, true, true, _acrossLines, _ignoreCase);

    /// <summary>The last literal ends the text: <c>\z</c>.</summary>
    public LiteralSequence AtVeryEnd() => new(_pieces, _atStart, true, false, _acrossLines, _ignoreCase);

    /// <summary>The characters in between may be newlines: <c>(?s)</c>.</summary>
    public LiteralSequence AcrossLines() => new(_pieces, _atStart, _atEnd, _beforeFinalNewline, true, _ignoreCase);

    /// <summary>A–Z equal a–z: <c>(?i)</c>.</summary>
    public LiteralSequence IgnoreAsciiCase() => new(_pieces, _atStart, _atEnd, _beforeFinalNewline, _acrossLines, true);

    public bool IsIn(ReadOnlySpan<byte> value)
    {
        if (_acrossLines)
            return IsInRegion(value, atTextEnd: true) || (_beforeFinalNewline && value.EndsWith("\n"u8) && IsInRegion(value[..^1], atTextEnd: true));

        for (bool firstLine = true; ; firstLine = false)
        {
            if (_atStart && !firstLine)
                return false;
            if (!_atStart && _pieces[0].Literal.Length > 0)
            {
                int found = IndexOf(value, _pieces[0].Literal, _ignoreCase);
                if (found < 0)
                    return false;
                value = value[found..];
            }

            int newline = value.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = newline < 0 ? value : value[..newline];
            bool atTextEnd = newline < 0 || (_beforeFinalNewline && newline == value.Length - 1);
            if (IsInRegion(line, atTextEnd))
                return true;
            if (newline < 0)
                return false;
            value = value[(newline + 1)..];
        }
    }

    /// <summary>Two literals on one line. Neither holds a newline, which the compiler sees to.</summary>
    internal static bool IsPairIn(ReadOnlySpan<byte> value, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, int minCharacters, bool ignoreCase)
    {
        while (true)
        {
            int found = IndexOf(value, first, ignoreCase);
            if (found < 0)
                return false;
            value = value[(found + first.Length)..];
            int newline = value.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = newline < 0 ? value : value[..newline];
            int skipped = Skip(line, minCharacters);
            if (skipped >= 0 && IndexOf(line[skipped..], second, ignoreCase) >= 0)
                return true;
            if (newline < 0)
                return false;
            value = value[(newline + 1)..];
        }
    }

    private bool IsInRegion(ReadOnlySpan<byte> region, bool atTextEnd)
    {
        if (_atEnd && !atTextEnd)
            return false;

        int at = 0;
        for (int i = 0; i < _pieces.Length; i++)
        {
            (byte[] literal, int minBefore) = _pieces[i];
            ReadOnlySpan<byte> rest = region[at..];
            int skipped = Skip(rest, minBefore);
            if (skipped < 0)
                return false;
            rest = rest[skipped..];

            int found;
            if (i == 0 && _atStart)
                found = StartsWith(rest, literal) ? 0 : -1;
            else if (i == _pieces.Length - 1 && _atEnd)
                found = EndsWith(rest, literal) ? rest.Length - literal.Length : -1;
            else
                found = IndexOf(rest, literal, _ignoreCase);
            if (found < 0)
                return false;
            at += skipped + found + literal.Length;
        }

        return true;
    }

    // Bytes of the first `characters` code points, or -1 when there are fewer.
    private static int Skip(ReadOnlySpan<byte> value, int characters)
    {
        int at = 0;
        for (; characters > 0; characters--)
        {
            if (at == value.Length)
                return -1;
            at += CaseFolding.CodePointLength(value[at..]);
        }

        return at;
    }

    private bool StartsWith(ReadOnlySpan<byte> value, byte[] literal) =>
        _ignoreCase ? AsciiCase.StartsWith(value, literal) : value.StartsWith(literal);

    private bool EndsWith(ReadOnlySpan<byte> value, byte[] literal) =>
        _ignoreCase ? AsciiCase.EndsWith(value, literal) : value.EndsWith(literal);

    private static int IndexOf(ReadOnlySpan<byte> value, ReadOnlySpan<byte> literal, bool ignoreCase) =>
        ignoreCase ? AsciiCase.IndexOf(value, literal) : value.IndexOf(literal);

    private static LiteralSequence From(string literal, bool atStart) =>
        new([new Piece(Checked(literal), 0)], atStart, false, false, false, false);

    private static byte[] Checked(string literal) => literal.Contains('\n', StringComparison.Ordinal)
        ? throw new ArgumentException("A literal of a sequence lies on one line", nameof(literal))
        : Encoding.UTF8.GetBytes(literal);
}
