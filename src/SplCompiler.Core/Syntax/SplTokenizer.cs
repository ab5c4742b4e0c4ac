using SplCompiler.Rules;
using Superpower;
using Superpower.Model;

namespace SplCompiler.Syntax;

/// <summary>Cuts the arguments of one command into tokens, in the mode of the command.</summary>
/// <remarks>
/// Permissive on purpose: what is no token of the mode becomes a word, so that the parser can say "unexpected `x`" where
/// the mistake is, in the words of its grammar.
/// </remarks>
public abstract class SplTokenizer : Tokenizer<SplToken>
{
    private static readonly SplTokenizer s_search = new SearchTokenizer();
    private static readonly SplTokenizer s_eval = new EvalTokenizer();
    private static readonly SplTokenizer s_words = new WordTokenizer();
    private static readonly SplTokenizer s_pattern = new PatternTokenizer();

    /// <summary>The tokens of a span of the text; positions are those of the whole text.</summary>
    public static TokenList<SplToken> Tokenize(string text, SourceSpan span, TokenMode mode)
    {
        SplTokenizer tokenizer = mode switch
        {
            TokenMode.Search => s_search,
            TokenMode.Eval => s_eval,
            TokenMode.Words or TokenMode.WordsAndSearch => s_words,
            _ => s_pattern,
        };
        var tokens = new List<Token<SplToken>>();
        int position = span.Start;
        SplToken previous = SplToken.None;
        while (true)
        {
            while (position < span.End && char.IsWhiteSpace(text[position]))
                position++;
            if (position >= span.End)
                return new TokenList<SplToken>([.. tokens]);

            (SplToken kind, int end) = tokenizer.Next(text, position, span.End, previous);
            if (end <= position)
                throw new InvalidOperationException($"a token of no length at {position}: {mode}");
            // Line and column are worked out by RuleText when a message needs them.
            tokens.Add(new Token<SplToken>(kind, new TextSpan(text, new Position(position, 1, position + 1), end - position)));
            position = end;
            previous = kind;
            if (mode == TokenMode.WordsAndSearch && IsTurn(tokens, tokenizer == s_search))
                (tokenizer, previous) = (tokenizer == s_search ? s_words : s_search, SplToken.None);
        }
    }

    /// <summary>True behind the word that begins the search expression of a command, and behind the one that ends it.</summary>
    private static bool IsTurn(List<Token<SplToken>> tokens, bool isInSearch)
    {
        if (tokens[^1].Kind != SplToken.Word || (tokens.Count > 1 && tokens[^2].Kind == SplToken.Equal))
            return false;
        if (!isInSearch)
            return Terms.IsKeyword(tokens[^1], "where");
        return Terms.IsKeyword(tokens[^1], "by", "groupby")
            && tokens.Count(token => token.Kind == SplToken.LeftParenthesis) == tokens.Count(token => token.Kind == SplToken.RightParenthesis);
    }

    /// <summary>The kind of the token at <paramref name="position"/> and the position behind it, which is greater.</summary>
    protected abstract (SplToken Kind, int End) Next(string text, int position, int end, SplToken previous);

    /// <summary>Superpower's own entry: the whole text in this mode.</summary>
    protected override IEnumerable<Result<SplToken>> Tokenize(TextSpan span)
    {
        TextSpan rest = span;
        SplToken previous = SplToken.None;
        string text = span.Source!;
        int end = span.Position.Absolute + span.Length;
        while (true)
        {
            while (!rest.IsAtEnd && char.IsWhiteSpace(rest.ConsumeChar().Value))
                rest = rest.ConsumeChar().Remainder;
            if (rest.IsAtEnd)
                yield break;

            int start = rest.Position.Absolute;
            (SplToken kind, int tokenEnd) = Next(text, start, end, previous);
            TextSpan remainder = rest.Skip(tokenEnd - start);
            yield return Result.Value(kind, rest, remainder);
            rest = remainder;
            previous = kind;
        }
    }

    /// <summary>The position behind a text in quotes; the end when it is not closed.</summary>
    protected static int SkipQuoted(string text, int position, int end)
    {
        for (int i = position + 1; i < end; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] == '"')
                return i + 1;
        }

        return end;
    }

    /// <summary>The position behind a balanced <c>[…]</c>; the end when it is not closed.</summary>
    protected static int SkipBrackets(string text, int position, int end)
    {
        int depth = 0;
        for (int i = position; i < end; i++)
        {
            switch (text[i])
            {
                case '\\' when i + 1 < end && text[i + 1] == '"':
                    i++;
                    break;
                case '"':
                    i = SkipQuoted(text, i, end) - 1;
                    break;
                case '[':
                    depth++;
                    break;
                case ']' when --depth == 0:
                    return i + 1;
            }
        }

        return end;
    }

    /// <summary>A comparison operator at the position, or <see cref="SplToken.None"/>.</summary>
    protected static (SplToken Kind, int Length) Operator(string text, int position, int end)
    {
        char next = position + 1 < end ? text[position + 1] : '\0';
        return text[position] switch
        {
            '=' => (SplToken.Equal, next == '=' ? 2 : 1),
            '!' when next == '=' => (SplToken.NotEqual, 2),
            '<' => next == '=' ? (SplToken.LessOrEqual, 2) : (SplToken.Less, 1),
            '>' => next == '=' ? (SplToken.GreaterOrEqual, 2) : (SplToken.Greater, 1),
            '(' => (SplToken.LeftParenthesis, 1),
            ')' => (SplToken.RightParenthesis, 1),
            ',' => (SplToken.Comma, 1),
            _ => (SplToken.None, 0),
        };
    }
}
