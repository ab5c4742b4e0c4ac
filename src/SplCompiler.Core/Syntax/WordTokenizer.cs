namespace SplCompiler.Syntax;

/// <summary>Tokens of commands that take names and options.</summary>
internal sealed class WordTokenizer : SplTokenizer
{
    protected override (SplToken Kind, int End) Next(string text, int position, int end, SplToken previous)
    {
        char c = text[position];
        if (c == '"')
            return (SplToken.Text, SkipQuoted(text, position, end));
        if (c == '\'' && text.IndexOf('\'', position + 1, end - position - 1) is var closing and >= 0)
            return (SplToken.QuotedField, closing + 1);
        if (c == '[')
            return (SplToken.Subsearch, SkipBrackets(text, position, end));

        (SplToken kind, int length) = Operator(text, position, end);
        if (kind != SplToken.None)
            return (kind, position + length);

        int i = position + 1;
        while (i < end && !char.IsWhiteSpace(text[i]) && text[i] is not ('"' or ',' or '=' or '(' or ')' or '[' or ']' or '|')
            && !(text[i] == '!' && i + 1 < end && text[i + 1] == '='))
            i++;
        return (SplToken.Word, i);
    }
}
