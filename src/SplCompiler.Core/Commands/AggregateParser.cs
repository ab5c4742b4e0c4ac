using System.Collections.Immutable;
using SplCompiler.Rules;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Model;
using Superpower.Parsers;

namespace SplCompiler.Commands;

/// <summary>The grammar of statistical functions, shared by stats and its relatives.</summary>
public static class AggregateParser
{
    /// <summary>An expression in parentheses: cut again in the mode of eval, up to the one that closes it.</summary>
    private static readonly TokenListParser<SplToken, (ExpressionSyntax Expression, SourceSpan End)> s_enclosed = input =>
    {
        var open = Token.EqualTo(SplToken.LeftParenthesis)(input);
        if (!open.HasValue)
            return TokenListParserResult.Empty<SplToken, (ExpressionSyntax, SourceSpan)>(input);

        int depth = 1;
        TokenList<SplToken> rest = open.Remainder;
        Token<SplToken> last = open.Value;
        while (depth > 0)
        {
            var next = rest.ConsumeToken();
            if (!next.HasValue)
                return TokenListParserResult.Empty<SplToken, (ExpressionSyntax, SourceSpan)>(rest, ["`)`"]);
            (last, rest) = (next.Value, next.Remainder);
            depth += last.Kind == SplToken.LeftParenthesis ? 1 : last.Kind == SplToken.RightParenthesis ? -1 : 0;
        }

        var span = SourceSpan.FromBounds(open.Value.SourceSpan().End, last.SourceSpan().Start);
        TokenList<SplToken> tokens = SplTokenizer.Tokenize(last.Span.Source!, span, TokenMode.Eval);
        TokenListParserResult<SplToken, ExpressionSyntax> expression = ExpressionParser.Expression.AtEnd()(tokens);
        return expression.HasValue
            ? TokenListParserResult.Value((expression.Value, last.SourceSpan()), input, rest)
            : TokenListParserResult.CastEmpty<SplToken, ExpressionSyntax, (ExpressionSyntax, SourceSpan)>(expression);
    };

    private static readonly TokenListParser<SplToken, ExpressionSyntax> s_parenthesized = s_enclosed.Select(enclosed => enclosed.Expression);

    /// <summary>A condition in quotes: <c>reset_before="(boot==1)"</c>.</summary>
    private static readonly TokenListParser<SplToken, ExpressionSyntax> s_quoted = input =>
    {
        var quoted = Token.EqualTo(SplToken.Text)(input);
        if (!quoted.HasValue)
            return TokenListParserResult.CastEmpty<SplToken, Token<SplToken>, ExpressionSyntax>(quoted);
        // Without its escapes the condition is shorter than the text; it begins where the text begins.
        int start = quoted.Value.SourceSpan().Start + 1;
        string text = new string(' ', start) + Terms.Unquote(quoted.Value);
        TokenList<SplToken> tokens = SplTokenizer.Tokenize(text, SourceSpan.FromBounds(start, text.Length), TokenMode.Eval);
        TokenListParserResult<SplToken, ExpressionSyntax> expression = ExpressionParser.Expression.AtEnd()(tokens);
        return expression.HasValue ? TokenListParserResult.Value(expression.Value, input, quoted.Remainder) : expression;
    };

    /// <summary>A condition between parentheses that stand in quotes, as the manual's syntax line shows it: <c>reset_before="("boot==1")"</c>.</summary>
    private static readonly TokenListParser<SplToken, ExpressionSyntax> s_quotedParentheses = input =>
    {
        var open = Token.EqualToValue(SplToken.Text, "\"(\"")(input);
        if (!open.HasValue)
            return TokenListParserResult.CastEmpty<SplToken, Token<SplToken>, ExpressionSyntax>(open);
        TokenList<SplToken> rest = open.Remainder;
        while (rest.ConsumeToken() is { HasValue: true } next)
        {
            rest = next.Remainder;
            if (next.Value.Kind != SplToken.Text || next.Value.ToStringValue() != "\")\"")
                continue;
            var span = SourceSpan.FromBounds(open.Value.SourceSpan().End, next.Value.SourceSpan().Start);
            TokenListParserResult<SplToken, ExpressionSyntax> expression = ExpressionParser.Expression.AtEnd()(SplTokenizer.Tokenize(open.Value.Span.Source!, span, TokenMode.Eval));
            return expression.HasValue ? TokenListParserResult.Value(expression.Value, input, rest) : expression;
        }

        return TokenListParserResult.Empty<SplToken, ExpressionSyntax>(rest, ["`\")\"`"]);
    };

    /// <summary><c>name="(condition)"</c> or <c>name=(condition)</c>.</summary>
    public static TokenListParser<SplToken, ExpressionSyntax> Condition(string name) =>
        Terms.Keyword(name).IgnoreThen(Token.EqualTo(SplToken.Equal)).Try().Named($"`{name}=`").IgnoreThen(s_quotedParentheses.Or(s_quoted).Or(s_parenthesized));

    private static readonly TokenListParser<SplToken, ExpressionSyntax> s_eval = Terms.Keyword("eval").IgnoreThen(s_parenthesized);

    private static readonly TokenListParser<SplToken, (FieldSyntax? Field, ExpressionSyntax? Expression, SourceSpan End)> s_argument =
        from open in Token.EqualTo(SplToken.LeftParenthesis)
        from argument in s_eval.Select(expression => ((FieldSyntax?)null, (ExpressionSyntax?)expression))
            .Or(Terms.Field.Select(field => ((FieldSyntax?)field, (ExpressionSyntax?)null)))
            .OptionalOrDefault((null, null))
        from close in Token.EqualTo(SplToken.RightParenthesis)
        select (argument.Item1, argument.Item2, close.SourceSpan());

    /// <summary>An expression over functions: <c>eval(round(avg(x), 2))</c>.</summary>
    private static readonly TokenListParser<SplToken, AggregateSyntax> s_evaluated =
        from name in Terms.Keyword("eval")
        from expression in s_enclosed
        from alias in Terms.As.AsNullable().OptionalOrDefault()
        from comma in Token.EqualTo(SplToken.Comma).Many()
        select new AggregateSyntax(name.SourceSpan().To(alias?.Span ?? expression.End), name.ToStringValue(), name.SourceSpan(), null, expression.Expression, alias)
        {
            Written = name.Span.Source![name.Position.Absolute..expression.End.End],
        };

    /// <summary>A line of results: <c>sparkline(count)</c>, <c>sparkline(avg(x), 1h)</c>.</summary>
    private static readonly TokenListParser<SplToken, AggregateSyntax> s_sparkline =
        from name in Terms.Keyword("sparkline").Then(word => Token.EqualTo(SplToken.LeftParenthesis).Value(word)).Try()
        from function in Token.EqualTo(SplToken.Word)
        from argument in s_argument.OptionalOrDefault((null, null, function.SourceSpan()))
        from span in Token.EqualTo(SplToken.Comma).IgnoreThen(Token.EqualTo(SplToken.Word)).Select(word => (Token<SplToken>?)word).OptionalOrDefault()
        from close in Token.EqualTo(SplToken.RightParenthesis)
        from alias in Terms.As.AsNullable().OptionalOrDefault()
        from comma in Token.EqualTo(SplToken.Comma).Many()
        select new AggregateSyntax(
            name.SourceSpan().To(alias?.Span ?? close.SourceSpan()), name.ToStringValue(), name.SourceSpan(), argument.Field, argument.Expression, alias)
        {
            Sparkline = new SparklineSyntax(
                function.ToStringValue(), function.SourceSpan(), function.Span.Source![function.Position.Absolute..argument.End.End],
                span?.ToStringValue(), span?.SourceSpan() ?? close.SourceSpan()),
        };

    private static readonly TokenListParser<SplToken, AggregateSyntax> s_function =
        from name in Token.EqualTo(SplToken.Word).Where(token => !Terms.IsKeyword(token, "by", "as"), "expected a statistical function")
        from argument in s_argument.OptionalOrDefault((null, null, name.SourceSpan()))
        from alias in Terms.As.AsNullable().OptionalOrDefault()
        from comma in Token.EqualTo(SplToken.Comma).Many()
        select new AggregateSyntax(
            name.SourceSpan().To(alias?.Span ?? argument.End), name.ToStringValue(), name.SourceSpan(), argument.Field, argument.Expression, alias)
        {
            Written = name.Span.Source![name.Position.Absolute..argument.End.End],
        };

    /// <summary>One function, or an expression over functions, and the comma behind it.</summary>
    public static TokenListParser<SplToken, AggregateSyntax> One { get; } = s_evaluated.Or(s_sparkline).Or(s_function);

    /// <summary>One or more functions, separated by blanks or commas.</summary>
    public static TokenListParser<SplToken, ImmutableArray<AggregateSyntax>> List { get; } =
        One.AtLeastOnce().Select(aggregates => aggregates.ToImmutableArray());
}
