namespace SplCompiler.Syntax;

/// <summary>
/// Tokens of rex and regex: <c>name=value</c> options, and a pattern that may consist of quoted and unquoted pieces,
/// which are one token: <c>"dthash="(?&lt;hash&gt;".+")</c>.
/// </summary>
internal sealed class PatternTokenizer : SplTokenizer
{
    protected override (SplToken Kind, int End) Next(string text, int position, int end, SplToken previous)
    {
        (SplToken kind, int length) = Operator(text, position, end);
        if (kind is SplToken.Equal or SplToken.NotEqual)
            return (kind, position + length);

        // A name is only a name when an equals sign follows: `regex auid=^\d+`, `regex uri_path-"x"` (no name).
        int name = position;
        while (name < end && (char.IsLetterOrDigit(text[name]) || text[name] is '_' or '.' or '{' or '}' or '-' or ':' or '@'))
            name++;
        int after = name;
        while (after < end && char.IsWhiteSpace(text[after]))
            after++;
        bool isOption = name > position && previous is not (SplToken.Equal or SplToken.NotEqual)
            && after < end && (text[after] == '=' || (text[after] == '!' && after + 1 < end && text[after + 1] == '='));
        return isOption ? (SplToken.Word, name) : (SplToken.Pattern, SkipPattern(text, position, end));
    }

    /// <summary>Up to a blank outside quotes and parentheses.</summary>
    private static int SkipPattern(string text, int position, int end)
    {
        int depth = 0;
        int i = position;
        while (i < end && (depth > 0 || !char.IsWhiteSpace(text[i])))
        {
            switch (text[i])
            {
                case '"':
                    i = SkipQuoted(text, i, end);
                    continue;
                case '\\':
                    i++;
                    break;
                case '(':
                    depth++;
                    break;
                case ')' when depth > 0:
                    depth--;
                    break;
            }

            i++;
        }

        return Math.Min(i, end);
    }
}
