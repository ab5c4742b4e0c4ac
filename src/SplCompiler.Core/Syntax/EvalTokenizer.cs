namespace SplCompiler.Syntax;

/// <summary>Tokens of eval expressions.</summary>
/// <remarks>Source: Search Reference, "eval": field names with other characters than letters, digits and <c>_</c> stand in single quotes.</remarks>
internal sealed class EvalTokenizer : SplTokenizer
{
    protected override (SplToken Kind, int End) Next(string text, int position, int end, SplToken previous)
    {
        char c = text[position];
        if (c == '"')
            return (SplToken.Text, SkipQuoted(text, position, end));
        if (c == '\'')
            return (SplToken.QuotedField, SkipFieldName(text, position, end));
        if (c == '[')
            return (SplToken.Subsearch, SkipBrackets(text, position, end));
        if (char.IsAsciiDigit(c) || (c == '.' && position + 1 < end && char.IsAsciiDigit(text[position + 1]) && !EndsOperand(previous, text, position)))
            return Number(text, position, end);
        if (c == '$' && MapParameter.EndAt(text, position, end) is { } parameterEnd)
            return (SplToken.Word, parameterEnd);
        if (IsNameStart(c))
            return (SplToken.Word, SkipName(text, position, end));

        (SplToken kind, int length) = Operator(text, position, end);
        if (kind != SplToken.None)
            return (kind, position + length);

        kind = c switch
        {
            '+' => SplToken.Plus,
            '-' => SplToken.Minus,
            '*' => SplToken.Star,
            '/' => SplToken.Slash,
            '%' => SplToken.Percent,
            '.' => SplToken.Dot,
            '!' => SplToken.Bang,
            _ => SplToken.None,
        };
        return (kind, position + 1);
    }

    private static bool EndsOperand(SplToken previous, string text, int position) => previous switch
    {
        SplToken.Word => !FollowsOperator(text, position),
        SplToken.Text or SplToken.QuotedField or SplToken.Number or SplToken.RightParenthesis => true,
        _ => false,
    };

    /// <summary>True behind AND, OR, XOR, NOT: <c>a=1 AND .5&lt;b</c>.</summary>
    private static bool FollowsOperator(string text, int position)
    {
        ReadOnlySpan<char> before = text.AsSpan(0, position).TrimEnd();
        int start = before.Length;
        while (start > 0 && (char.IsLetterOrDigit(before[start - 1]) || before[start - 1] is '_' or '.'))
            start--;
        return before[start..] is var word && (word.Equals("and", StringComparison.OrdinalIgnoreCase) || word.Equals("or", StringComparison.OrdinalIgnoreCase)
            || word.Equals("xor", StringComparison.OrdinalIgnoreCase) || word.Equals("not", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsNameStart(char c) => char.IsLetter(c) || c is '_' or '{';

    private static int SkipName(string text, int position, int end)
    {
        int i = position;
        while (i < end && (char.IsLetterOrDigit(text[i]) || text[i] is '_' or '{' or '}'))
            i++;
        return i;
    }

    private static int SkipFieldName(string text, int position, int end)
    {
        int closing = text.IndexOf('\'', position + 1, end - position - 1);
        return closing < 0 ? end : closing + 1;
    }

    /// <summary>A number; a word that begins with digits, such as <c>4688_count</c>, is a field name.</summary>
    private static (SplToken Kind, int End) Number(string text, int position, int end)
    {
        int i = position;
        while (i < end && char.IsAsciiDigit(text[i]))
            i++;
        if (i < end && text[i] == '.' && i + 1 < end && char.IsAsciiDigit(text[i + 1]))
        {
            i++;
            while (i < end && char.IsAsciiDigit(text[i]))
                i++;
        }

        int exponent = i;
        if (exponent < end && text[exponent] is 'e' or 'E')
        {
            exponent++;
            if (exponent < end && text[exponent] is '+' or '-')
                exponent++;
            int digits = exponent;
            while (digits < end && char.IsAsciiDigit(text[digits]))
                digits++;
            if (digits > exponent)
                i = digits;
        }

        // No name begins with a dot: in `.5s` the number ends where the letter is.
        return text[position] != '.' && i < end && (char.IsLetter(text[i]) || text[i] == '_')
            ? (SplToken.Word, SkipName(text, position, end))
            : (SplToken.Number, i);
    }
}
