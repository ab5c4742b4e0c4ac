using System.Globalization;

namespace SplCompiler.Pcre;

/// <content>Escapes that stand for one character, in and outside classes.</content>
internal sealed partial class PcreParser
{
    /// <summary>Reads behind the backslash.</summary>
    private int ReadEscapedCharacter(bool inClass)
    {
        int start = _at - 1;
        char c = Current;
        switch (c)
        {
            case 'a':
                return Take('\a');
            case 'e':
                return Take(0x1B);
            case 'f':
                return Take('\f');
            case 'n':
                return Take('\n');
            case 'r':
                return Take('\r');
            case 't':
                return Take('\t');
            case 'b' when inClass:
                return Take('\b');
            case 'c':
                return ReadControl(start);
            case 'x':
                return ReadHex(start);
            case 'o' when _at + 1 < _pattern.Length && _pattern[_at + 1] == '{':
                return ReadBraced(start, 8);
            case >= '0' and <= '7':
                return ReadOctal();
            case 'L' or 'l' or 'N' or 'U' or 'u':
                throw Error("PCRE does not support \\F, \\L, \\l, \\N{name}, \\U, or \\u", start);
            default:
                if (char.IsAsciiLetterOrDigit(c))
                    _lints.Add($"\\{c} has no meaning: it stands for '{c}'");
                return ReadCodePoint();
        }
    }

    private int Take(int codePoint)
    {
        _at++;
        return codePoint;
    }

    private int ReadControl(int start)
    {
        _at++;
        if (AtEnd || Current is < ' ' or > '~')
            throw Error("\\c must be followed by a printable ASCII character", start);
        return char.ToUpperInvariant(_pattern[_at++]) ^ 0x40;
    }

    private int ReadHex(int start)
    {
        if (_at + 1 < _pattern.Length && _pattern[_at + 1] == '{' && _pattern.IndexOf('}', _at) > _at + 2)
            return ReadBraced(start, 16);
        _at++;
        int value = 0;
        for (int digits = 0; digits < 2 && !AtEnd && char.IsAsciiHexDigit(Current); digits++)
            value = (value << 4) | int.Parse(_pattern.AsSpan(_at++, 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return value;
    }

    private int ReadBraced(int start, int radix)
    {
        int end = _pattern.IndexOf('}', _at);
        if (end < 0)
            throw Error("missing terminating } of a character code", start);
        int value = 0;
        foreach (char c in _pattern.AsSpan(_at + 2, end - _at - 2))
        {
            int digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : radix;
            if (digit >= radix)
                throw Error("non-digit in the braces of a character code", start);
            value = (value * radix) + digit;
            if (value > 0x10FFFF)
                throw Error("character code point value in \\x{} or \\o{} is too large", start);
        }

        if (value is >= 0xD800 and <= 0xDFFF)
            throw Error("disallowed Unicode code point (>= 0xd800 && <= 0xdfff)", start);
        _at = end + 1;
        return value;
    }

    private int ReadOctal()
    {
        int value = 0;
        for (int digits = 0; digits < 3 && !AtEnd && Current is >= '0' and <= '7'; digits++)
            value = (value << 3) | (_pattern[_at++] - '0');
        return value;
    }
}
