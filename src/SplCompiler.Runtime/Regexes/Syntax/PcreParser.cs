using System.Collections.Immutable;

namespace SplCompiler.Pcre;

/// <summary>Reads a pattern as PCRE does, in the mode that Splunk uses: no UCP, no dotall, no multiline, unanchored.</summary>
/// <remarks>
/// Source: pcre2pattern(3). Where PCRE and PCRE2 disagree, <c>a{,3}</c> is literal text, and a backslash before a letter
/// without meaning is that letter. Split over files: groups, escapes, classes.
/// </remarks>
internal sealed partial class PcreParser
{
    // A tree deeper than this would be walked by recursion later.
    private const int MaxDepth = 250;

    private readonly string _pattern;
    private readonly List<string?> _groupNames = [null];
    private readonly List<string> _lints = [];
    private readonly List<(string Name, int Number, int Offset)> _references = [];
    private readonly Dictionary<string, int> _numbersByName;
    private readonly int _groupTotal;
    private PcreOptions _options;
    private int _at;
    private int _depth;

    private PcreParser(string pattern)
    {
        _pattern = pattern;
        (_groupTotal, _numbersByName) = GroupScan.Scan(pattern);
    }

    public static PcreSyntax Parse(string pattern)
    {
        var parser = new PcreParser(pattern);
        try
        {
            PcreNode root = parser.ParseAlternation();
            if (parser._at < pattern.Length)
                throw parser.Error("unmatched closing parenthesis");
            return new PcreSyntax(root, [.. parser._groupNames], null, null, 0, [.. parser._lints]);
        }
        catch (PcreException stop)
        {
            return new PcreSyntax(
                new PcreNode.Empty(),
                [.. parser._groupNames],
                stop.IsUnsupported ? null : stop.Message,
                stop.IsUnsupported ? stop.Message : null,
                stop.Offset,
                [.. parser._lints]);
        }
    }

    private bool AtEnd => _at >= _pattern.Length;

    private char Current => _pattern[_at];

    private PcreNode ParseAlternation()
    {
        if (++_depth > MaxDepth)
            throw Unsupported($"groups are nested deeper than {MaxDepth}", _at);

        ImmutableArray<PcreNode>.Builder branches = ImmutableArray.CreateBuilder<PcreNode>();
        branches.Add(ParseSequence());
        while (!AtEnd && Current == '|')
        {
            _at++;
            branches.Add(ParseSequence());
        }

        _depth--;
        return branches.Count == 1 ? branches[0] : new PcreNode.Alternation(branches.ToImmutable());
    }

    private PcreNode ParseSequence()
    {
        ImmutableArray<PcreNode>.Builder items = ImmutableArray.CreateBuilder<PcreNode>();
        while (SkipBlanksAndComments() && Current is not ('|' or ')'))
        {
            int start = _at;
            PcreNode? atom = ParseAtom(items);
            if (atom is null)
                continue;
            SkipBlanksAndComments();
            items.Add(ParseQuantifiers(atom, start));
        }

        return items.Count switch
        {
            0 => new PcreNode.Empty(),
            1 => items[0],
            _ => new PcreNode.Sequence(items.ToImmutable()),
        };
    }

    /// <summary>One atom, or null for something that matches nothing by itself (an option, an empty quotation).</summary>
    private PcreNode? ParseAtom(ImmutableArray<PcreNode>.Builder before)
    {
        char c = Current;
        switch (c)
        {
            case '(':
                return ParseGroup();
            case '[':
                return ParseClass();
            case '\\':
                return ParseEscape(before);
            case '.':
                _at++;
                return new PcreNode.Any(_options.HasFlag(PcreOptions.DotAll));
            case '^':
                _at++;
                return new PcreNode.Anchor(_options.HasFlag(PcreOptions.Multiline) ? PcreAnchor.LineStart : PcreAnchor.TextStart);
            case '$':
                _at++;
                return new PcreNode.Anchor(_options.HasFlag(PcreOptions.Multiline) ? PcreAnchor.LineEnd : PcreAnchor.TextEnd);
            case '*' or '+' or '?':
                throw Error("quantifier does not follow a repeatable item");
            case '{' when TryReadCounts(out _, out _, out _):
                throw Error("quantifier does not follow a repeatable item");
            default:
                return Literal(ReadCodePoint());
        }
    }

    private PcreNode ParseQuantifiers(PcreNode atom, int start)
    {
        if (AtEnd)
            return atom;

        int min, end;
        int? max;
        switch (Current)
        {
            case '*':
                (min, max, end) = (0, null, _at + 1);
                break;
            case '+':
                (min, max, end) = (1, null, _at + 1);
                break;
            case '?':
                (min, max, end) = (0, 1, _at + 1);
                break;
            case '{' when TryReadCounts(out min, out max, out end):
                break;
            default:
                return atom;
        }

        if (max < min)
            throw Error("numbers out of order in {} quantifier");
        if (min > 65535 || max > 65535)
            throw Error("number too big in {} quantifier");
        if (atom is PcreNode.Anchor { Kind: not (PcreAnchor.TextStart or PcreAnchor.LineStart or PcreAnchor.TextEnd or PcreAnchor.LineEnd) }
            && _pattern[start] == '\\')
            throw Error("quantifier does not follow a repeatable item");

        _at = end;
        PcreGreed greed = PcreGreed.Greedy;
        if (!AtEnd && Current is '?' or '+')
        {
            greed = Current == '?' ? PcreGreed.Lazy : PcreGreed.Possessive;
            _at++;
        }

        SkipBlanksAndComments();
        if (!AtEnd && (Current is '*' or '+' or '?' || (Current == '{' && TryReadCounts(out _, out _, out _))))
            throw Error("quantifier does not follow a repeatable item");

        // What matches no character need not be repeated, and the .NET engine loses its place when it is.
        if (atom is PcreNode.Look or PcreNode.Anchor)
            return min == 0 ? new PcreNode.Empty() : atom;
        return new PcreNode.Repeat(atom, min, max, greed);
    }

    // {n}, {n,}, {n,m}. Anything else in braces is literal text.
    private bool TryReadCounts(out int min, out int? max, out int end)
    {
        min = 0;
        max = null;
        end = _pattern.IndexOf('}', _at);
        if (end < 0)
            return false;
        ReadOnlySpan<char> inside = _pattern.AsSpan(_at + 1, end - _at - 1);
        end++;
        int comma = inside.IndexOf(',');
        if (!TryReadCount(comma < 0 ? inside : inside[..comma], out min))
            return false;
        if (comma < 0)
        {
            max = min;
            return true;
        }

        if (inside[(comma + 1)..].IsEmpty)
            return true;
        bool ok = TryReadCount(inside[(comma + 1)..], out int upper);
        max = upper;
        return ok;
    }

    private static bool TryReadCount(ReadOnlySpan<char> digits, out int count)
    {
        count = 0;
        foreach (char c in digits)
        {
            if (!char.IsAsciiDigit(c))
                return false;
            count = Math.Min((count * 10) + c - '0', 100_000);
        }

        return digits.Length > 0;
    }

    private bool SkipBlanksAndComments()
    {
        while (!AtEnd)
        {
            if (_pattern.AsSpan(_at).StartsWith("(?#", StringComparison.Ordinal))
            {
                int close = _pattern.IndexOf(')', _at);
                if (close < 0)
                    throw Error("missing ) after (?# comment");
                _at = close + 1;
            }
            else if (_options.HasFlag(PcreOptions.Extended) && Current is ' ' or (>= '\t' and <= '\r'))
            {
                _at++;
            }
            else if (_options.HasFlag(PcreOptions.Extended) && Current == '#')
            {
                int newline = _pattern.IndexOf('\n', _at);
                _at = newline < 0 ? _pattern.Length : newline + 1;
            }
            else
            {
                break;
            }
        }

        return !AtEnd;
    }

    private PcreNode Literal(int codePoint) => new PcreNode.Literal(codePoint, _options.HasFlag(PcreOptions.IgnoreCase) && PcreCase.HasCase(codePoint));

    private int ReadCodePoint()
    {
        int codePoint = char.IsSurrogatePair(_pattern, _at) ? char.ConvertToUtf32(_pattern, _at) : Current;
        if (codePoint is >= 0xD800 and <= 0xDFFF)
            throw Error("the pattern is not valid Unicode");
        _at += codePoint > 0xFFFF ? 2 : 1;
        return codePoint;
    }

    private PcreException Error(string message) => new(message, _at, isUnsupported: false);

    private static PcreException Error(string message, int offset) => new(message, offset, isUnsupported: false);

    private static PcreException Unsupported(string reason, int offset) => new(reason, offset, isUnsupported: true);
}
