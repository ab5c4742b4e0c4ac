using System.Text;
using YamlDotNet.Core;

namespace SplCompiler.Rules;

/// <summary>
/// The text of a YAML scalar together with the place of each of its characters in the file: undoes quoting, escapes,
/// indentation, folding and chomping while it keeps count.
/// </summary>
/// <remarks>
/// It follows the scanner of YamlDotNet step by step, which gives the value but not the places. <see cref="Read"/> compares
/// the two, so a difference cannot give wrong positions unseen.
/// Source: YAML 1.2.2, chapters 7.3 "Flow scalar styles" and 8.1 "Block scalar styles".
/// </remarks>
internal sealed class YamlScalarText
{
    private readonly string _source;
    private readonly StringBuilder _text = new();
    private readonly List<int> _offsets = [];
    private int _at;

    private YamlScalarText(string source, int start) => (_source, _at) = (source, start);

    /// <summary>The text of a scalar, each character with its place.</summary>
    /// <param name="file">The YAML file.</param>
    /// <param name="value">The value that YamlDotNet read.</param>
    /// <param name="style">How the scalar is written.</param>
    /// <param name="start">Offset of the scalar, or of the tag or anchor in front of it.</param>
    /// <param name="end">Offset of its end.</param>
    /// <param name="parentIndent">0-based column of the mapping that holds the scalar.</param>
    /// <param name="isExact">False when the walk disagrees with <paramref name="value"/>: then every character stands at the start.</param>
    public static RuleText Read(
        SourceFile file, string value, ScalarStyle style, int start, int end, int parentIndent, out bool isExact)
    {
        var walk = new YamlScalarText(file.Text, start);
        walk.SkipProperties(end);
        int first = walk._at;
        switch (style)
        {
            case ScalarStyle.SingleQuoted:
            case ScalarStyle.DoubleQuoted:
                walk.ReadQuoted(style == ScalarStyle.DoubleQuoted);
                break;
            case ScalarStyle.Literal:
            case ScalarStyle.Folded:
                walk.ReadBlock(style == ScalarStyle.Literal, parentIndent);
                break;
            default:
                walk.ReadPlain(end);
                break;
        }

        isExact = walk._text.Equals(value);
        var origins = new Origin[value.Length + 1];
        for (int i = 0; i < origins.Length; i++)
            origins[i] = new Origin(!isExact ? first : i < value.Length ? walk._offsets[i] : walk._at, null);
        return new RuleText(file, value, origins);
    }

    private char Current => _at < _source.Length ? _source[_at] : '\0';

    private bool AtEnd => _at >= _source.Length;

    private bool IsWhite => Current is ' ' or '\t';

    private bool IsBreak => !AtEnd && IsBreakChar(Current);

    private static bool IsBreakChar(char c) => c is '\n' or '\r' or '\x85' or '\u2028' or '\u2029';

    private void Emit(char c, int offset)
    {
        _text.Append(c);
        _offsets.Add(offset);
    }

    private void Emit(List<(char Char, int Offset)> pieces)
    {
        foreach ((char c, int offset) in pieces)
            Emit(c, offset);
        pieces.Clear();
    }

    /// <summary>Steps over one line break and gives it as YAML does: <c>\r\n</c>, <c>\r</c> and NEL are <c>\n</c>.</summary>
    private (char Char, int Offset) ReadBreak()
    {
        int offset = _at;
        char c = _source[_at++];
        if (c == '\r' && Current == '\n')
            _at++;
        return (c is '\u2028' or '\u2029' ? c : '\n', offset);
    }

    // A tag or an anchor, and comments behind it, stand before the scalar and inside its marks.
    private void SkipProperties(int end)
    {
        bool isBehindProperty = false;
        while (_at < end && (Current is '&' or '!' || (isBehindProperty && Current == '#')))
        {
            bool isComment = Current == '#';
            while (_at < end && !IsBreak && (isComment || !IsWhite))
                _at++;
            while (_at < end && (IsWhite || IsBreak))
                _at++;
            isBehindProperty = true;
        }
    }

    private void ReadPlain(int end)
    {
        while (_at < end)
        {
            if (IsWhite || IsBreak)
                ReadFlowSpace(afterEscapedBreak: false, end);
            else
                Emit(Current, _at++);
        }
    }

    private void ReadQuoted(bool isDouble)
    {
        char quote = isDouble ? '"' : '\'';
        _at++;
        while (!AtEnd)
        {
            if (!isDouble && Current == quote && _at + 1 < _source.Length && _source[_at + 1] == quote)
            {
                Emit(quote, _at);
                _at += 2;
            }
            else if (Current == quote)
            {
                return;
            }
            else if (IsWhite || IsBreak)
            {
                ReadFlowSpace(afterEscapedBreak: false, _source.Length);
            }
            else if (isDouble && Current == '\\')
            {
                ReadEscape();
            }
            else
            {
                Emit(Current, _at++);
            }
        }
    }

    /// <summary>White space between words: kept inside a line, folded where it holds line breaks.</summary>
    private void ReadFlowSpace(bool afterEscapedBreak, int end)
    {
        var blanks = new List<(char, int)>();
        var breaks = new List<(char Char, int Offset)>();
        bool folds = afterEscapedBreak;
        (char Char, int Offset)? first = null;
        while (_at < end && (IsWhite || IsBreak))
        {
            if (IsWhite)
            {
                if (!folds)
                    blanks.Add((Current, _at));
                _at++;
            }
            else if (!folds)
            {
                first = ReadBreak();
                folds = true;
            }
            else
            {
                breaks.Add(ReadBreak());
            }
        }

        if (!folds)
        {
            Emit(blanks);
            return;
        }

        if (first is { Char: '\n' } folded && breaks.Count == 0)
            Emit(' ', folded.Offset);
        else if (first is { Char: not '\n' } kept)
            Emit(kept.Char, kept.Offset);
        Emit(breaks);
    }

    private void ReadEscape()
    {
        int offset = _at++;
        if (IsBreak)
        {
            ReadBreak();
            ReadFlowSpace(afterEscapedBreak: true, _source.Length);
            return;
        }

        char escape = AtEnd ? '\0' : _source[_at++];
        int digits = escape switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (digits == 0)
        {
            Emit(Unescaped(escape), offset);
            return;
        }

        digits = Math.Min(digits, _source.Length - _at);
        bool isNumber = int.TryParse(
            _source.AsSpan(_at, digits), System.Globalization.NumberStyles.AllowHexSpecifier, null, out int code);
        _at += digits;
        foreach (char c in isNumber && code is >= 0x10000 and <= 0x10FFFF ? char.ConvertFromUtf32(code) : ((char)code).ToString())
            Emit(c, offset);
    }

    private static char Unescaped(char escape) => escape switch
    {
        '0' => '\0',
        'a' => '\a',
        'b' => '\b',
        't' or '\t' => '\t',
        'n' => '\n',
        'v' => '\v',
        'f' => '\f',
        'r' => '\r',
        'e' => '\x1b',
        'N' => '\x85',
        '_' => '\xa0',
        'L' => '\u2028',
        'P' => '\u2029',
        _ => escape,
    };

    private void ReadBlock(bool isLiteral, int parentIndent)
    {
        (int increment, char chomping) = ReadBlockHeader();
        int indent = increment > 0 ? parentIndent + increment : 0;
        var breaks = new List<(char Char, int Offset)>();
        (char Char, int Offset)? lineEnd = null;
        bool afterIndentedLine = false;
        indent = ReadBlockBreaks(indent, parentIndent, breaks);
        int endOfText = _at;
        while (!AtEnd && Column == indent)
        {
            bool isIndentedLine = IsWhite;
            if (!isLiteral && lineEnd is { Char: '\n' } folded && !afterIndentedLine && !isIndentedLine)
            {
                if (breaks.Count == 0)
                    Emit(' ', folded.Offset);
            }
            else if (lineEnd is { } kept)
            {
                Emit(kept.Char, kept.Offset);
            }

            Emit(breaks);
            afterIndentedLine = isIndentedLine;
            while (!AtEnd && !IsBreak)
                Emit(Current, _at++);
            endOfText = _at;
            lineEnd = AtEnd ? null : ReadBreak();
            indent = ReadBlockBreaks(indent, parentIndent, breaks);
        }

        if (chomping != '-' && lineEnd is { } last)
            Emit(last.Char, last.Offset);
        if (chomping == '+')
            Emit(breaks);

        // The end of the text is the end of its last line, not of the blank lines that chomping took.
        _at = endOfText;
    }

    private int Column
    {
        get
        {
            int lineStart = _at;
            while (lineStart > 0 && !IsBreakChar(_source[lineStart - 1]))
                lineStart--;
            return _at - lineStart;
        }
    }

    private (int Increment, char Chomping) ReadBlockHeader()
    {
        (int increment, char chomping) = (0, '\0');
        for (_at++; Current is '+' or '-' or (>= '0' and <= '9'); _at++)
        {
            if (Current is '+' or '-')
                chomping = Current;
            else
                increment = Current - '0';
        }

        while (!AtEnd && !IsBreak)
            _at++;
        if (IsBreak)
            ReadBreak();
        return (increment, chomping);
    }

    /// <summary>Steps over blank lines and the indentation of the next line; finds the indentation when it is 0.</summary>
    private int ReadBlockBreaks(int indent, int parentIndent, List<(char Char, int Offset)> breaks)
    {
        int widest = 0;
        while (true)
        {
            int column = Column;
            while ((indent == 0 || column < indent) && Current == ' ')
                (_at, column) = (_at + 1, column + 1);
            widest = Math.Max(widest, column);
            if (!IsBreak)
                break;
            breaks.Add(ReadBreak());
        }

        return indent != 0 ? indent : Math.Max(widest, Math.Max(parentIndent + 1, 1));
    }
}
