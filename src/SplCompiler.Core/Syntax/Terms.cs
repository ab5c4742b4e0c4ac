using System.Collections.Immutable;
using System.Globalization;
using SplCompiler.Rules;
using Superpower;
using Superpower.Model;
using Superpower.Parsers;

namespace SplCompiler.Syntax;

/// <summary>The small pieces that the grammars of the commands share.</summary>
public static class Terms
{
    /// <summary>The place of a token in the expanded text.</summary>
    public static SourceSpan SourceSpan(this Token<SplToken> token) => new(token.Position.Absolute, token.Span.Length);

    /// <summary>The content of a quoted token, unescaped.</summary>
    public static string Unquote(Token<SplToken> token)
    {
        string text = token.ToStringValue();
        return text.Length >= 2 && text[^1] == '"' ? StringEscapes.Unescape(text[1..^1]) : StringEscapes.Unescape(text[1..]);
    }

    /// <summary>
    /// Of signs or NOTs in front of an operand, innermost first, as many as change it: of an even number of those that
    /// <paramref name="turns"/> two, of an odd number one. Ten thousand of them are no ten thousand levels.
    /// </summary>
    internal static IEnumerable<Token<SplToken>> Kept(Token<SplToken>[] prefixes, Func<Token<SplToken>, bool> turns)
    {
        Token<SplToken>[] turning = [.. prefixes.Where(turns)];
        Token<SplToken>[] kept = turning.Length > 0 ? turning : prefixes;
        return kept.Take(kept.Length == 0 ? 0 : turning.Length > 0 && kept.Length % 2 == 0 ? 2 : 1).Reverse();
    }

    public static bool IsKeyword(Token<SplToken> token, params ReadOnlySpan<string> words)
    {
        foreach (string word in words)
        {
            if (token.Span.EqualsValueIgnoreCase(word))
                return true;
        }

        return false;
    }

    /// <summary>A word of the grammar, in any case: <c>by</c>, <c>AS</c>.</summary>
    public static TokenListParser<SplToken, Token<SplToken>> Keyword(string word) =>
        Token.EqualTo(SplToken.Word).Where(token => token.Span.EqualsValueIgnoreCase(word)).Named($"`{word}`").Try();

    public static TokenListParser<SplToken, Comparison> ComparisonOperator { get; } =
        Token.EqualTo(SplToken.Equal).Value(Comparison.Equal)
            .Or(Token.EqualTo(SplToken.NotEqual).Value(Comparison.NotEqual))
            .Or(Token.EqualTo(SplToken.LessOrEqual).Value(Comparison.LessOrEqual))
            .Or(Token.EqualTo(SplToken.Less).Value(Comparison.Less))
            .Or(Token.EqualTo(SplToken.GreaterOrEqual).Value(Comparison.GreaterOrEqual))
            .Or(Token.EqualTo(SplToken.Greater).Value(Comparison.Greater))
            .Named("comparison");

    /// <summary>A field name, bare or in quotes, that is none of the words of the grammar.</summary>
    public static TokenListParser<SplToken, FieldSyntax> Field { get; } =
        Token.EqualTo(SplToken.Word)
            .Where(token => !IsKeyword(token, "as", "by", "over", "with", "output", "outputnew"), "expected a field name")
            .Select(token => new FieldSyntax(token.SourceSpan(), token.ToStringValue()))
            .Or(Token.EqualTo(SplToken.Text).Select(token => new FieldSyntax(token.SourceSpan(), Unquote(token), IsQuoted: true)))
            .Or(Token.EqualTo(SplToken.QuotedField).Select(token => new FieldSyntax(token.SourceSpan(), token.ToStringValue().Trim('\''), IsQuoted: true)))
            .Named("field name");

    /// <summary>A field name where no word of the grammar can follow: every word is one.</summary>
    public static TokenListParser<SplToken, FieldSyntax> AnyField { get; } =
        Token.EqualTo(SplToken.Word).Select(token => new FieldSyntax(token.SourceSpan(), token.ToStringValue())).Or(Field);

    /// <summary>A new name behind AS. Parentheses glued to the name belong to it: <c>as aceFlags(inheritance)</c>.</summary>
    public static TokenListParser<SplToken, FieldSyntax> OutputName { get; } = input =>
    {
        TokenListParserResult<SplToken, FieldSyntax> name = Field(input);
        if (!name.HasValue || name.Value.IsQuoted)
            return name;

        TokenListParserResult<SplToken, Token<SplToken>> open = Token.EqualTo(SplToken.LeftParenthesis)(name.Remainder);
        if (!open.HasValue || open.Value.Position.Absolute != name.Value.Span.End)
            return name;

        TokenList<SplToken> rest = open.Remainder;
        Token<SplToken> last = open.Value;
        while (last.Kind != SplToken.RightParenthesis)
        {
            if (rest.IsAtEnd)
                return name;
            TokenListParserResult<SplToken, Token<SplToken>> next = rest.ConsumeToken();
            (last, rest) = (next.Value, next.Remainder);
        }

        int end = last.SourceSpan().End;
        string source = open.Value.Span.Source!;
        return TokenListParserResult.Value(
            new FieldSyntax(Rules.SourceSpan.FromBounds(name.Value.Span.Start, end), source[name.Value.Span.Start..end]), input, rest);
    };

    /// <summary>A list of fields to the end of the command, separated by blanks, commas or both. Parentheses glued to a name belong to it: <c>table sum(bytes)</c>.</summary>
    public static TokenListParser<SplToken, ImmutableArray<FieldSyntax>> AnyFieldList { get; } =
        (from field in OutputName.Or(AnyField)
         from comma in Token.EqualTo(SplToken.Comma).Many()
         select field).AtLeastOnce().Select(fields => fields.ToImmutableArray());

    /// <summary><c>AS name</c>.</summary>
    public static TokenListParser<SplToken, FieldSyntax> As { get; } =
        from keyword in Keyword("as")
        from name in OutputName
        select name;

    /// <summary>One or more field names, separated by blanks, commas or both; a comma may end the list.</summary>
    public static TokenListParser<SplToken, ImmutableArray<FieldSyntax>> FieldList { get; } =
        (from field in Field
         from comma in Token.EqualTo(SplToken.Comma).Many()
         select field).AtLeastOnce().Select(fields => fields.ToImmutableArray());

    /// <summary><c>BY</c> and its fields; empty when there is none.</summary>
    public static TokenListParser<SplToken, ImmutableArray<FieldSyntax>> By { get; } =
        (from keyword in Keyword("by")
         from fields in FieldList
         select fields).OptionalOrDefault([]);

    /// <summary><c>name=value</c>, the value a word or quoted text.</summary>
    public static TokenListParser<SplToken, OptionSyntax> Option(string name) =>
        (from keyword in Token.EqualTo(SplToken.Word).Where(token => token.Span.EqualsValueIgnoreCase(name))
         from equal in Token.EqualTo(SplToken.Equal)
         select keyword).Try().Named($"`{name}=`")
        .Then(keyword => OptionValue.Select(value => new OptionSyntax(keyword.SourceSpan().To(value.Span), name, value.Text, value.Span)));

    /// <summary>Any <c>name=value</c>, its name in lower case: the command says which names there are.</summary>
    public static TokenListParser<SplToken, OptionSyntax> AnyOption { get; } =
        (from keyword in Token.EqualTo(SplToken.Word)
         from equal in Token.EqualTo(SplToken.Equal)
         select keyword).Try().Named("option")
        .Then(keyword => OptionValue!.Select(value =>
            new OptionSyntax(keyword.SourceSpan().To(value.Span), keyword.ToStringValue().ToLowerInvariant(), value.Text, value.Span)));

    /// <summary>A list of fields that ends before an option: <c>by host window=2</c>.</summary>
    public static TokenListParser<SplToken, ImmutableArray<FieldSyntax>> FieldsBeforeOption { get; } =
        (from option in Parse.Not(Token.EqualTo(SplToken.Word).IgnoreThen(Token.EqualTo(SplToken.Equal)))
         from field in Field
         from comma in Token.EqualTo(SplToken.Comma).Many()
         select field).Try().AtLeastOnce().Select(fields => fields.ToImmutableArray());

    /// <summary>A whole number that stands alone: <c>dedup 3 host</c>, <c>sort 0 host</c>.</summary>
    public static TokenListParser<SplToken, long> WholeNumber { get; } =
        Token.EqualTo(SplToken.Word)
            .Where(token => long.TryParse(token.ToStringValue(), NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Try().Named("number")
            .Select(token => long.Parse(token.ToStringValue(), CultureInfo.InvariantCulture));

    /// <summary><c>name=t</c>: one of t, f, true, false, 1, 0.</summary>
    public static TokenListParser<SplToken, bool> Flag(string name) =>
        Option(name).Where(option => option.Value.ToLowerInvariant() is "t" or "f" or "true" or "false" or "1" or "0", "expected true or false")
            .Select(option => option.Value.ToLowerInvariant() is "t" or "true" or "1");

    /// <summary>The value of an option: a word, a number, or quoted text.</summary>
    public static TokenListParser<SplToken, (string Text, SourceSpan Span)> OptionValue { get; } =
        Token.EqualTo(SplToken.Word).Select(token => (token.ToStringValue(), token.SourceSpan()))
            .Or(Token.EqualTo(SplToken.Text).Select(token => (Unquote(token), token.SourceSpan())))
            .Or(Token.EqualTo(SplToken.Pattern).Select(token => (PatternText.Join(token.ToStringValue()), token.SourceSpan())))
            .Named("value");
}

/// <summary>An option of a command: <c>span=1s</c>.</summary>
public sealed record OptionSyntax(SourceSpan Span, string Name, string Value, SourceSpan ValueSpan)
{
    /// <summary>Options as SPL, each with a blank behind it.</summary>
    internal static string Text(ImmutableArray<OptionSyntax> options) =>
        string.Concat(options.Select(option => $"{option.Name}=\"{StringEscapes.Escape(option.Value)}\" "));

    /// <summary>The last option of this name as true or false.</summary>
    internal static bool IsTrue(ImmutableArray<OptionSyntax> options, string name, bool otherwise) =>
        options.LastOrDefault(option => option.Name == name) is { } option ? option.Value.ToLowerInvariant() is "t" or "true" or "1" : otherwise;
}
