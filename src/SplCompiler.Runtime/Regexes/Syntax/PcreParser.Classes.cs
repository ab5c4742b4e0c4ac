using System.Collections.Immutable;

namespace SplCompiler.Pcre;

/// <content>Character classes.</content>
internal sealed partial class PcreParser
{
    /// <summary>Where <c>[:name:]</c> that begins here ends, or 0 when none does.</summary>
    internal static int PosixEnd(string pattern, int open)
    {
        if (open + 1 >= pattern.Length || pattern[open + 1] != ':')
            return 0;
        int end = pattern.IndexOf(":]", open + 2, StringComparison.Ordinal);
        if (end < 0)
            return 0;
        foreach (char c in pattern.AsSpan(open + 2, end - open - 2))
        {
            if (!char.IsAsciiLetter(c) && c != '^')
                return 0;
        }

        return end + 2;
    }

    private PcreNode.Class ParseClass()
    {
        int open = _at++;
        bool negated = !AtEnd && Current == '^';
        if (negated)
            _at++;

        ImmutableArray<PcreClassItem>.Builder items = ImmutableArray.CreateBuilder<PcreClassItem>();
        bool first = true, quoted = false;
        while (true)
        {
            if (AtEnd)
                throw Error("missing terminating ] for character class", open);
            if (SkipQuoteMarks(ref quoted))
                continue;
            if (Current == ']' && !first && !quoted)
                break;
            first = false;
            ParseClassItem(items, ref quoted);
        }

        _at++;
        return new PcreNode.Class(_options.HasFlag(PcreOptions.IgnoreCase) ? WithCases(items) : items.ToImmutable(), negated);
    }

    private void ParseClassItem(ImmutableArray<PcreClassItem>.Builder items, ref bool quoted)
    {
        int start = _at;
        if (!quoted && ParseClassSet() is { IsDefault: false } set)
        {
            items.AddRange(set);
            if (!AtEnd && Current == '-' && _at + 1 < _pattern.Length && _pattern[_at + 1] != ']')
                _lints.Add("a hyphen behind a set in a class is a literal hyphen");
            return;
        }

        int firstCode = ReadClassCharacter(quoted);
        while (!AtEnd && SkipQuoteMarks(ref quoted))
        {
        }

        bool isRange = !quoted && _at + 1 < _pattern.Length && Current == '-' && _pattern[_at + 1] != ']';
        if (!isRange)
        {
            items.Add(PcreSets.One(firstCode));
            return;
        }

        _at++;
        while (!AtEnd && SkipQuoteMarks(ref quoted))
        {
        }

        if (AtEnd)
            throw Error("missing terminating ] for character class", start);
        if (!quoted && Current == ']')
        {
            items.Add(PcreSets.One(firstCode));
            items.Add(PcreSets.One('-'));
            return;
        }

        if (!quoted && IsClassSetHere())
            throw Error("invalid range in character class", start);
        int lastCode = ReadClassCharacter(quoted);
        if (lastCode < firstCode)
            throw Error("range out of order in character class", start);
        items.Add(PcreSets.Range(firstCode, lastCode));
    }

    private bool IsClassSetHere()
    {
        if (Current == '[')
            return PosixEnd(_pattern, _at) > 0;
        return Current == '\\' && _at + 1 < _pattern.Length && (!SetItems(_pattern[_at + 1]).IsDefault || _pattern[_at + 1] is 'p' or 'P');
    }

    // \d, \p{L} or [:alpha:] here, or default.
    private ImmutableArray<PcreClassItem> ParseClassSet()
    {
        if (Current == '[' && PosixEnd(_pattern, _at) is var end and > 0)
        {
            string name = _pattern[(_at + 2)..(end - 2)];
            bool complement = name.StartsWith('^');
            ImmutableArray<PcreClassItem> named = PcreSets.Posix(complement ? name[1..] : name);
            if (named.IsDefault)
                throw Error("unknown POSIX class name");
            _at = end;
            return complement ? PcreSets.Complement(named) : named;
        }

        if (Current != '\\' || _at + 1 >= _pattern.Length)
            return default;
        char c = _pattern[_at + 1];
        if (c is 'p' or 'P')
        {
            _at++;
            return [ReadProperty()];
        }

        if (c is 'B' or 'R' or 'X')
            throw Error("escape sequence is invalid in character class");
        ImmutableArray<PcreClassItem> items = SetItems(c);
        if (items.IsDefault)
            return default;
        _at += 2;
        return char.IsAsciiLetterUpper(c) ? PcreSets.Complement(items) : items;
    }

    private int ReadClassCharacter(bool quoted)
    {
        if (quoted || Current != '\\')
            return ReadCodePoint();
        _at++;
        if (AtEnd)
            throw Error("\\ at end of pattern", _at - 1);
        return ReadEscapedCharacter(inClass: true);
    }

    private bool SkipQuoteMarks(ref bool quoted)
    {
        if (Current != '\\' || _at + 1 >= _pattern.Length || _pattern[_at + 1] != (quoted ? 'E' : 'Q'))
        {
            // A lone \E means nothing.
            if (!quoted && Current == '\\' && _at + 1 < _pattern.Length && _pattern[_at + 1] == 'E')
            {
                _at += 2;
                return true;
            }

            return false;
        }

        quoted = !quoted;
        _at += 2;
        return true;
    }

    // Ranges of more than this many characters outside ASCII are taken to hold both cases already.
    private const int LargeRange = 2000;

    private static ImmutableArray<PcreClassItem> WithCases(ImmutableArray<PcreClassItem>.Builder items)
    {
        var codes = new SortedSet<int>();
        foreach (PcreClassItem.Range range in items.OfType<PcreClassItem.Range>())
        {
            int last = range.Last - range.First > LargeRange ? Math.Min(range.Last, 127) : range.Last;
            for (int code = range.First; code <= last; code++)
                codes.UnionWith(PcreCase.Variants(code).Length > 1 ? PcreCase.Variants(code) : []);
        }

        items.AddRange(codes.Where(code => !items.OfType<PcreClassItem.Range>().Any(range => range.First <= code && code <= range.Last)).Select(PcreSets.One).ToList());
        return items.ToImmutable();
    }
}
