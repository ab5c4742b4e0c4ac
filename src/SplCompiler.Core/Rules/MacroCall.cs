namespace SplCompiler.Rules;

/// <summary>The text between two backticks, read as <c>name</c> or <c>name(argument, name=argument)</c>.</summary>
/// <param name="Name">The macro's name.</param>
/// <param name="Arguments">Spans of the arguments in the text that holds the call, without white space and one pair of quotes around them.</param>
/// <param name="Problem">Why the text is no call, or null.</param>
/// <param name="ProblemSpan">Where.</param>
internal sealed record MacroCall(string Name, List<SourceSpan> Arguments, string? Problem = null, SourceSpan ProblemSpan = default)
{
    /// <summary>The parenthesis or quote without partner that was read as if it had one, or null.</summary>
    public SourceSpan? Unclosed { get; init; }

    /// <summary>Reads a call. A quote never runs past the closing backtick.</summary>
    /// <param name="text">The text that holds the call.</param>
    /// <param name="inner">What stands between the backticks.</param>
    public static MacroCall Parse(string text, SourceSpan inner)
    {
        SourceSpan span = Trim(text, inner);
        int open = text.IndexOf('(', span.Start, span.Length);
        SourceSpan name = Trim(text, SourceSpan.FromBounds(span.Start, open < 0 ? span.End : open));
        string nameText = text.Substring(name.Start, name.Length);
        if (nameText.Length == 0)
            return new MacroCall("", [], "no macro name stands between the backticks", inner);
        foreach (char c in nameText)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('_' or '-' or '.' or ':'))
                return new MacroCall(nameText, [], $"a macro name cannot hold `{c}`", name);
        }

        if (open < 0)
            return new MacroCall(nameText, []);
        return text[span.End - 1] == ')'
            ? ParseArguments(text, nameText, SourceSpan.FromBounds(open + 1, span.End - 1))
            : ParseArguments(text, nameText, SourceSpan.FromBounds(open + 1, span.End)) with { Unclosed = SourceSpan.FromBounds(open, open + 1) };
    }

    private static MacroCall ParseArguments(string text, string name, SourceSpan inner)
    {
        var arguments = new List<SourceSpan>();
        int start = inner.Start;
        int quote = -1;
        for (int i = inner.Start; i < inner.End; i++)
        {
            if (quote >= 0 && text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '"')
            {
                quote = quote < 0 ? i : -1;
            }
            else if (text[i] == ',' && quote < 0)
            {
                arguments.Add(Unquote(text, SourceSpan.FromBounds(start, i)));
                start = i + 1;
            }
        }

        if (quote >= 0)
            return ParseUnclosed(text, name, inner, quote);
        SourceSpan last = SourceSpan.FromBounds(start, inner.End);
        if (arguments.Count > 0 || Trim(text, last).Length > 0)
            arguments.Add(Unquote(text, last));
        return new MacroCall(name, arguments);
    }

    /// <summary>A quote without partner is left out, and every comma behind it separates.</summary>
    private static MacroCall ParseUnclosed(string text, string name, SourceSpan inner, int quote)
    {
        var arguments = new List<SourceSpan>(quote == inner.Start ? [] : ParseArguments(text, name, SourceSpan.FromBounds(inner.Start, quote)).Arguments);
        int start = quote + 1;
        for (int i = start; i <= inner.End; i++)
        {
            if (i < inner.End && text[i] != ',')
                continue;
            arguments.Add(Unquote(text, SourceSpan.FromBounds(start, i)));
            start = i + 1;
        }

        return new MacroCall(name, arguments) { Unclosed = new SourceSpan(quote, 1) };
    }

    private static SourceSpan Trim(string text, SourceSpan span)
    {
        (int start, int end) = (span.Start, span.End);
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return SourceSpan.FromBounds(start, end);
    }

    /// <summary>Takes away white space and one pair of quotes, when the same pair stands around everything.</summary>
    internal static SourceSpan Unquote(string text, SourceSpan span)
    {
        SourceSpan trimmed = Trim(text, span);
        if (trimmed.Length < 2 || text[trimmed.Start] != '"' || text[trimmed.End - 1] != '"')
            return trimmed;
        for (int i = trimmed.Start + 1; i < trimmed.End - 1; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] == '"')
                return trimmed;
        }

        return SourceSpan.FromBounds(trimmed.Start + 1, trimmed.End - 1);
    }
}
