namespace SplCompiler.Syntax;

/// <summary>Tokens of search expressions.</summary>
/// <remarks>Source: Search Reference, "search".</remarks>
internal sealed class SearchTokenizer : SplTokenizer
{
    protected override (SplToken Kind, int End) Next(string text, int position, int end, SplToken previous)
    {
        char c = text[position];
        if (c == '"')
            return (SplToken.Text, SkipQuoted(text, position, end));
        if (c == '[')
            return (SplToken.Subsearch, SkipBrackets(text, position, end));

        (SplToken kind, int length) = Operator(text, position, end);
        if (kind != SplToken.None)
            return (kind, position + length);

        bool isValue = previous is SplToken.Equal or SplToken.NotEqual;
        // A value may hold parentheses of its own, but not behind these words.
        int open = position + 4;
        if (isValue && open < end && text[open] == '(' && TermKind(text[position..open]) is { } directive)
            return (directive, SkipTerm(text, open, end));
        int wordEnd = SkipWord(text, position, end, isValue);
        if (wordEnd < end && text[wordEnd] == '(' && TermKind(text[position..wordEnd]) is { } term)
            return (term, SkipTerm(text, wordEnd, end));
        return (SplToken.Word, wordEnd);
    }

    private static SplToken? TermKind(string word) => word switch
    {
        "TERM" => SplToken.Term,
        "CASE" => SplToken.Case,
        _ => null,
    };

    /// <summary>The position behind a closed TERM() or CASE() whose parenthesis opens here, or null.</summary>
    public static int? TermEnd(string text, int open, int end)
    {
        bool isTerm = open >= 4 && text.AsSpan(open - 4, 4) is "TERM" or "CASE" && (open == 4 || !(char.IsLetterOrDigit(text[open - 5]) || text[open - 5] is '_' or '.' or '-'));
        int close = isTerm ? SkipTerm(text, open, end) : open;
        return close > open && text[close - 1] == ')' ? close : null;
    }

    /// <summary>TERM() ends at its first closing parenthesis outside quotes: its content is one raw token, not an expression.</summary>
    private static int SkipTerm(string text, int position, int end)
    {
        for (int i = position + 1; i < end; i++)
        {
            if (text[i] == '"')
                i = SkipQuoted(text, i, end) - 1;
            else if (text[i] == ')')
                return i + 1;
        }

        return end;
    }

    private static int SkipWord(string text, int position, int end, bool isValue)
    {
        int i = position;
        while (i < end && !char.IsWhiteSpace(text[i]))
        {
            switch (text[i])
            {
                case '(' when i > position && ClosesInWord(text, i, end) is var close and > 0 && (isValue || close == i + 1):
                    // process=*GetCurrent()*: parentheses that open and close inside an unquoted value belong to it.
                    i = close + 1;
                    continue;
                case '=' or '<' or '>' when isValue && i > position:
                    break;
                case '"' or '(' or ')' or '[' or ']' or ',' or '=' or '<' or '>' or '|':
                    return i > position ? i : position + 1;
                case '!' when i + 1 < end && text[i + 1] == '=' && !isValue:
                    return i > position ? i : position + 1;
                case '\\' when i + 1 < end && text[i + 1] is '"' or '|':
                    i++;
                    break;
            }

            i++;
        }

        return i;
    }

    /// <summary>The position of the parenthesis that closes the one at <paramref name="position"/> before any blank, or -1.</summary>
    private static int ClosesInWord(string text, int position, int end)
    {
        int depth = 0;
        for (int i = position; i < end && !char.IsWhiteSpace(text[i]) && text[i] is not ('"' or ','); i++)
        {
            if (text[i] == '(')
                depth++;
            else if (text[i] == ')' && --depth == 0)
                return i;
        }

        return -1;
    }
}
