using System.Collections.Immutable;

namespace SplCompiler.Pcre;

/// <content>Backslash outside classes.</content>
internal sealed partial class PcreParser
{
    private PcreNode? ParseEscape(ImmutableArray<PcreNode>.Builder before)
    {
        int start = _at++;
        if (AtEnd)
            throw Error("\\ at end of pattern", start);
        char c = Current;
        if (NamedSet(c) is { } set)
        {
            _at++;
            return set;
        }

        switch (c)
        {
            case 'Q':
                return ParseQuotation(before);
            case 'E':
                _at++;
                return null;
            case 'b' or 'B' or 'A' or 'Z' or 'z' or 'G':
                _at++;
                return new PcreNode.Anchor(AnchorOf(c));
            case 'K':
                _at++;
                return new PcreNode.KeepOut();
            case 'N' when !IsNameInBraces():
                _at++;
                return new PcreNode.Any(AlsoNewline: false);
            case 'C':
                _at++;
                _lints.Add("\\C is one byte of the text, here one character");
                return new PcreNode.Any(AlsoNewline: true);
            case 'R':
                _at++;
                return NewlineSequence();
            case 'X':
                _at++;
                return GraphemeCluster();
            case 'p' or 'P':
                return new PcreNode.Class([ReadProperty()], Negated: false);
            case 'g' or 'k':
                return ParseNamedReference(start);
            case >= '1' and <= '9' when TryReadBackreference(start, out PcreNode? reference):
                return reference;
            default:
                return Literal(ReadEscapedCharacter(inClass: false));
        }
    }

    // \N{U+0041}, not \N{2}.
    private bool IsNameInBraces()
    {
        if (_at + 1 >= _pattern.Length || _pattern[_at + 1] != '{')
            return false;
        _at++;
        bool isCount = TryReadCounts(out _, out _, out _);
        _at--;
        return !isCount;
    }

    private static PcreAnchor AnchorOf(char c) => c switch
    {
        'b' => PcreAnchor.WordBoundary,
        'B' => PcreAnchor.NotWordBoundary,
        'A' => PcreAnchor.TextStart,
        'Z' => PcreAnchor.TextEnd,
        'z' => PcreAnchor.VeryEnd,
        _ => PcreAnchor.SearchStart,
    };

    private static PcreNode.Class? NamedSet(char c)
    {
        ImmutableArray<PcreClassItem> items = SetItems(c);
        return items.IsDefault ? null : new PcreNode.Class(items, char.IsAsciiLetterUpper(c));
    }

    private static ImmutableArray<PcreClassItem> SetItems(char c) => c switch
    {
        'd' or 'D' => PcreSets.Digits,
        'w' or 'W' => PcreSets.Word,
        's' or 'S' => PcreSets.Space,
        'h' or 'H' => PcreSets.Horizontal,
        'v' or 'V' => PcreSets.Vertical,
        _ => default,
    };

    // All but the last character are added here, since a quantifier behind the quotation belongs to the last one.
    private PcreNode? ParseQuotation(ImmutableArray<PcreNode>.Builder before)
    {
        _at++;
        int end = _pattern.IndexOf("\\E", _at, StringComparison.Ordinal);
        int stop = end < 0 ? _pattern.Length : end;
        PcreNode? last = null;
        while (_at < stop)
        {
            if (last is not null)
                before.Add(last);
            last = Literal(ReadCodePoint());
        }

        _at = end < 0 ? stop : stop + 2;
        return last;
    }

    private static PcreNode.Atomic NewlineSequence() => new(new PcreNode.Alternation(
    [
        new PcreNode.Sequence([new PcreNode.Literal('\r', false), new PcreNode.Literal('\n', false)]),
        new PcreNode.Class(PcreSets.Vertical, Negated: false),
    ]));

    // A base character and its marks: close to the cluster of Unicode, and all that patterns of rules need.
    private static PcreNode.Atomic GraphemeCluster() => new(new PcreNode.Sequence(
    [
        new PcreNode.Any(AlsoNewline: true),
        new PcreNode.Repeat(new PcreNode.Class([new PcreClassItem.Property("M", false)], false), 0, null, PcreGreed.Greedy),
    ]));

    private bool TryReadBackreference(int start, out PcreNode? reference)
    {
        int end = _at;
        while (end < _pattern.Length && char.IsAsciiDigit(_pattern[end]))
            end++;
        reference = null;
        bool isNumber = int.TryParse(_pattern.AsSpan(_at, end - _at), out int number);

        // \1 to \9 are always references; more digits are one only when so many groups exist, else octal.
        if (number > 9 && number > _groupTotal && _pattern[_at] < '8')
            return false;
        if (!isNumber || number > _groupTotal)
            throw Error("reference to non-existent subpattern", start);
        _at = end;
        reference = new PcreNode.Backreference(number, _options.HasFlag(PcreOptions.IgnoreCase));
        return true;
    }

    private PcreNode ParseNamedReference(int start)
    {
        char kind = _pattern[_at++];
        char open = AtEnd ? '\0' : Current;
        char close = open switch { '{' => '}', '<' => '>', '\'' => '\'', _ => '\0' };
        if (kind == 'g' && open is ('<' or '\''))
            throw Unsupported("recursion has no equal in .NET", start);
        if (close == '\0' && kind == 'k')
            throw Error("\\k is not followed by a braced, angle-bracketed, or quoted name", start);

        string name;
        if (close == '\0')
        {
            int end = _at + (open is '-' or '+' ? 1 : 0);
            while (end < _pattern.Length && char.IsAsciiDigit(_pattern[end]))
                end++;
            name = _pattern[_at..end];
            _at = end;
        }
        else
        {
            int end = _pattern.IndexOf(close, _at + 1);
            if (end < 0)
                throw Error("unterminated group reference", start);
            name = _pattern[(_at + 1)..end];
            _at = end + 1;
        }

        if (!int.TryParse(name, out int number))
            return Backreference(name, start);
        if (name[0] is '-' or '+')
            number += number < 0 ? _groupNames.Count : _groupNames.Count - 1;
        if (number < 1 || number > _groupTotal)
            throw Error("reference to non-existent subpattern", start);
        return new PcreNode.Backreference(number, _options.HasFlag(PcreOptions.IgnoreCase));
    }

    private PcreClassItem ReadProperty()
    {
        int start = _at - 1;
        bool negated = _pattern[_at++] == 'P';
        if (AtEnd)
            throw Error("malformed \\P or \\p sequence", start);
        string name;
        if (Current == '{')
        {
            int end = _pattern.IndexOf('}', _at);
            if (end < 0)
                throw Error("malformed \\P or \\p sequence", start);
            name = _pattern[(_at + 1)..end];
            _at = end + 1;
        }
        else
        {
            name = _pattern[_at++].ToString();
        }

        if (name.StartsWith('^'))
        {
            negated = !negated;
            name = name[1..];
        }

        if (!s_categories.Contains(name))
            throw Unsupported($"the Unicode property '{name}' is no general category", start);
        return new PcreClassItem.Property(name, negated);
    }

    private static readonly HashSet<string> s_categories = new(StringComparer.Ordinal)
    {
        "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po",
        "S", "Sm", "Sc", "Sk", "So", "Z", "Zs", "Zl", "Zp", "C", "Cc", "Cf", "Cs", "Co", "Cn",
    };
}
