using System.Collections.Immutable;
using System.Text;

namespace SplCompiler.Runtime;

/// <summary>Reads a search expression at run time: what the fields <c>search</c> and <c>query</c> of a subsearch hold.</summary>
/// <remarks>
/// Source: Search Manual, "Boolean expressions with logical operators": NOT binds tighter than OR, OR tighter than AND.
/// Text that does not read to its end is not an expression and matches nothing.
/// </remarks>
internal sealed class SearchText
{
    private const int MaxDepth = 200;

    private readonly List<(string Text, char Kind)> _tokens = [];
    private int _next;
    private int _depth;

    private SearchText(string text) => Cut(text);

    public static SearchCondition Parse(string text)
    {
        var reader = new SearchText(text);
        SearchCondition? condition = reader.And();
        return condition is not null && reader._next == reader._tokens.Count ? condition : SearchCondition.Any([]);
    }

    /// <summary><c>\"</c> is a quote and <c>\\</c> a backslash; any other backslash stays.</summary>
    public static string Unescape(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '"' or '\\')
                i++;
            plain.Append(text[i]);
        }

        return plain.ToString();
    }

    private (string Text, char Kind) Peek => _next < _tokens.Count ? _tokens[_next] : ("", 'e');

    private bool Take(string text, char kind)
    {
        if (Peek.Kind != kind || Peek.Text != text)
            return false;
        _next++;
        return true;
    }

    /// <summary>Words 'w', quoted texts 'q', operators and parentheses 'o'.</summary>
    private void Cut(string text)
    {
        int i = 0;
        while (i < text.Length)
        {
            char c = text[i];
            int start = i++;
            if (char.IsWhiteSpace(c))
                continue;
            if (c == '"')
            {
                while (i < text.Length && text[i] != '"')
                    i += text[i] == '\\' ? 2 : 1;
                _tokens.Add((Unescape(text[(start + 1)..Math.Min(i, text.Length)]), 'q'));
                i++;
            }
            else if (c is '(' or ')' or ',' or '=' or '<' or '>' or '!')
            {
                if (i < text.Length && text[i] == '=' && c is '<' or '>' or '!')
                    i++;
                _tokens.Add((text[start..i], 'o'));
            }
            else
            {
                while (i < text.Length && !char.IsWhiteSpace(text[i]) && text[i] is not ('"' or '(' or ')' or ',' or '=' or '<' or '>') && !(text[i] == '!' && i + 1 < text.Length && text[i + 1] == '='))
                    i++;
                _tokens.Add((text[start..i], 'w'));
            }
        }
    }

    private SearchCondition? And()
    {
        if (++_depth > MaxDepth)
            return null;
        var parts = ImmutableArray.CreateBuilder<SearchCondition>();
        while (Peek is not (")", 'o') && Peek.Kind != 'e')
        {
            if (Or() is not { } part)
                return null;
            parts.Add(part);
            if (!Take("AND", 'w'))
                Take(",", 'o');
        }

        _depth--;
        return SearchCondition.All(parts.ToImmutable());
    }

    private SearchCondition? Or()
    {
        var parts = ImmutableArray.CreateBuilder<SearchCondition>();
        do
        {
            if (Not() is not { } part)
                return null;
            parts.Add(part);
        }
        while (Take("OR", 'w'));
        return SearchCondition.Any(parts.ToImmutable());
    }

    private SearchCondition? Not()
    {
        bool isNegated = false;
        while (Take("NOT", 'w'))
            isNegated = !isNegated;
        SearchCondition? part = Take("(", 'o') ? Inner() : Term();
        return part is null || !isNegated ? part : SearchCondition.Not(part);
    }

    /// <summary>An empty pair of parentheses, what a subsearch without rows leaves, matches everything.</summary>
    private SearchCondition? Inner() => And() is { } inner && Take(")", 'o') ? inner : null;

    private SearchCondition? Term()
    {
        (string text, char kind) = Peek;
        if (kind is not ('w' or 'q'))
            return null;
        _next++;
        if (kind == 'w' && text is "TERM" or "CASE" && Take("(", 'o'))
        {
            string inner = Peek.Text;
            _next++;
            return Take(")", 'o') ? SearchCondition.Contains(text == "TERM" ? RawTerm.Term(inner) : RawTerm.Case(inner)) : null;
        }

        if (Take("IN", 'w'))
            return List(text);
        if (Peek is ("=" or "!=" or "<" or "<=" or ">" or ">=", 'o'))
        {
            string comparison = _tokens[_next++].Text;
            (string value, char valueKind) = Peek;
            _next++;
            return valueKind is 'w' or 'q' ? SearchCondition.Compare(text, comparison, value) : null;
        }

        return SearchCondition.Contains(kind == 'q' ? RawTerm.Phrase(text) : RawTerm.Word(text));
    }

    private SearchCondition? List(string field)
    {
        if (!Take("(", 'o'))
            return null;
        var values = ImmutableArray.CreateBuilder<SearchCondition>();
        while (Peek.Kind is 'w' or 'q')
        {
            values.Add(SearchCondition.Compare(field, "=", _tokens[_next++].Text));
            Take(",", 'o');
        }

        return Take(")", 'o') ? SearchCondition.Any(values.ToImmutable()) : null;
    }
}
