namespace SplCompiler.Pcre;

/// <content>Groups, look-around, options, conditions.</content>
internal sealed partial class PcreParser
{
    private PcreNode? ParseGroup()
    {
        int open = _at++;
        if (!AtEnd && Current == '*')
            throw Unsupported("verbs such as (*SKIP) have no equal in .NET", open);
        if (AtEnd || Current != '?')
        {
            if (_options.HasFlag(PcreOptions.NoAutoCapture))
                return CloseGroup(open, body => body);
            return ParseCapture(open, null);
        }

        _at++;
        if (AtEnd)
            throw Error("unrecognized character after (?");
        char c = _pattern[_at++];
        switch (c)
        {
            case ':':
                return CloseGroup(open, body => body);
            case '>':
                return CloseGroup(open, body => new PcreNode.Atomic(body));
            case '=':
                return CloseGroup(open, body => new PcreNode.Look(body, Behind: false, Negative: false));
            case '!':
                return CloseGroup(open, body => new PcreNode.Look(body, Behind: false, Negative: true));
            case '<' when !AtEnd && Current is ('=' or '!'):
                bool negative = _pattern[_at++] == '!';
                return CloseGroup(open, body => new PcreNode.Look(CheckedLookbehind(body, open), Behind: true, negative));
            case '<':
                return ParseCapture(open, ReadName('>'));
            case '\'':
                return ParseCapture(open, ReadName('\''));
            case 'P':
                return ParsePythonGroup(open);
            case '(':
                return ParseConditional(open);
            case '|':
                throw Unsupported("the branch reset (?|…) has no equal in .NET", open);
            case 'R' or '&' or (>= '0' and <= '9'):
                throw Unsupported("recursion has no equal in .NET", open);
            case '+' or '-' when !AtEnd && char.IsAsciiDigit(Current):
                throw Unsupported("recursion has no equal in .NET", open);
            case 'C':
                throw Unsupported("callouts have no equal in .NET", open);
            default:
                _at--;
                return ParseOptions(open);
        }
    }

    private PcreNode ParsePythonGroup(int open)
    {
        char kind = AtEnd ? '\0' : _pattern[_at++];
        switch (kind)
        {
            case '<':
                return ParseCapture(open, ReadName('>'));
            case '=':
                return Backreference(ReadName(')'), open);
            case '>':
                throw Unsupported("recursion has no equal in .NET", open);
            default:
                throw Error("unrecognized character after (?P", _at - 1);
        }
    }

    private PcreNode ParseCapture(int open, string? name)
    {
        if (name is not null && _groupNames.Contains(name))
            throw Error($"two named subpatterns have the same name '{name}'", open);
        _groupNames.Add(name);
        int number = _groupNames.Count - 1;
        return CloseGroup(open, body => new PcreNode.Capture(body, number));
    }

    private PcreNode CloseGroup(int open, Func<PcreNode, PcreNode> make)
    {
        PcreOptions outer = _options;
        PcreNode body = ParseAlternation();
        _options = outer;
        if (AtEnd)
            throw Error("missing closing parenthesis", open);
        _at++;
        return make(body);
    }

    // (?i), (?i-s), (?^i) for the rest of the group, or (?i:…).
    private PcreNode? ParseOptions(int open)
    {
        PcreOptions options = _options;
        bool on = true;
        for (; !AtEnd; _at++)
        {
            switch (Current)
            {
                case '^':
                    options = PcreOptions.None;
                    break;
                case '-':
                    on = false;
                    break;
                case ')':
                    _at++;
                    _options = options;
                    return null;
                case ':':
                    _at++;
                    PcreOptions outer = _options;
                    _options = options;
                    PcreNode body = CloseGroup(open, body => body);
                    _options = outer;
                    return body;
                case 'U' or 'J' or 'a' or 'r':
                    throw Unsupported($"the option (?{Current}) has no equal in .NET", open);
                default:
                    PcreOptions flag = OptionOf(Current);
                    options = on ? options | flag : options & ~flag;
                    break;
            }
        }

        throw Error("missing closing parenthesis", open);
    }

    private PcreOptions OptionOf(char c) => c switch
    {
        'i' => PcreOptions.IgnoreCase,
        'm' => PcreOptions.Multiline,
        's' => PcreOptions.DotAll,
        'x' => PcreOptions.Extended,
        'n' => PcreOptions.NoAutoCapture,
        _ => throw Error("unrecognized character after (? or (?-"),
    };

    private PcreNode ParseConditional(int open)
    {
        int group = 0;
        PcreNode? condition = null;
        if (!AtEnd && Current == '?')
        {
            _at--;
            condition = ParseGroup();
            if (condition is not PcreNode.Look)
                throw Error("assertion expected after (?( or (?(?C)", open);
        }
        else
        {
            int close = _pattern.IndexOf(')', _at);
            if (close < 0)
                throw Error("missing closing parenthesis for condition", open);
            string name = _pattern[_at..close].Trim('<', '>', '\'');
            _at = close + 1;
            if (name is "DEFINE" || name.StartsWith('R'))
                throw Unsupported("recursion has no equal in .NET", open);
            group = int.TryParse(name, out int number) ? number : _numbersByName.GetValueOrDefault(name);
            if (group < 1 || group > _groupTotal)
                throw Error("reference to non-existent subpattern", open);
        }

        PcreNode body = CloseGroup(open, body => body);
        return body switch
        {
            PcreNode.Alternation { Branches: [var yes, var no] } => new PcreNode.Conditional(group, condition, yes, no),
            PcreNode.Alternation => throw Error("conditional subpattern contains more than two branches", open),
            _ => new PcreNode.Conditional(group, condition, body, new PcreNode.Empty()),
        };
    }

    private string ReadName(char close)
    {
        int start = _at;
        while (!AtEnd && (char.IsAsciiLetterOrDigit(Current) || Current == '_'))
            _at++;
        string name = _pattern[start.._at];
        if (name.Length == 0 || char.IsAsciiDigit(name[0]))
            throw Error("subpattern name must start with a non-digit word character", start);
        if (AtEnd || Current != close)
            throw Error($"syntax error in subpattern name (missing terminator {close})");
        _at++;
        return name;
    }

    private PcreNode Backreference(string name, int offset) =>
        _numbersByName.TryGetValue(name, out int number)
            ? new PcreNode.Backreference(number, _options.HasFlag(PcreOptions.IgnoreCase))
            : throw Error("reference to non-existent subpattern", offset);

    private PcreNode CheckedLookbehind(PcreNode body, int open) =>
        PcreWidth.Max(body) is null ? throw Error("lookbehind assertion is not of limited length", open) : body;
}
