using System.Collections.Immutable;
using System.Globalization;
using SplCompiler.Rules;
using Superpower;
using Superpower.Model;
using Superpower.Parsers;

namespace SplCompiler.Syntax;

/// <summary>The grammar of eval expressions, tightest first. NOT binds tighter than AND, AND tighter than OR.</summary>
/// <remarks>Source: Search Reference, "eval". Keyword operators ignore case here (unlike in search).</remarks>
public static class ExpressionParser
{
    private static readonly TokenListParser<SplToken, ExpressionSyntax> s_number =
        from token in Token.EqualTo(SplToken.Number)
        select (ExpressionSyntax)new NumberSyntax(token.SourceSpan(), double.Parse(token.Span.Source.AsSpan(token.Span.Position.Absolute, token.Span.Length), CultureInfo.InvariantCulture), token.ToStringValue());

    private static readonly TokenListParser<SplToken, ExpressionSyntax> s_text =
        from token in Token.EqualTo(SplToken.Text)
        select (ExpressionSyntax)new TextSyntax(token.SourceSpan(), Terms.Unquote(token));

    private static readonly TokenListParser<SplToken, ExpressionSyntax> s_subsearch =
        from token in Token.EqualTo(SplToken.Subsearch)
        select (ExpressionSyntax)new SubsearchSyntax(token.SourceSpan(), token.ToStringValue());

    private static readonly TokenListParser<SplToken, ExpressionSyntax> s_quotedField =
        from token in Token.EqualTo(SplToken.QuotedField)
        select (ExpressionSyntax)new FieldSyntax(token.SourceSpan(), token.ToStringValue().Trim('\''), IsQuoted: true);

    private static readonly TokenListParser<SplToken, (ImmutableArray<ExpressionSyntax> List, SourceSpan Span)> s_arguments =
        from open in Token.EqualTo(SplToken.LeftParenthesis)
        from arguments in Parse.Ref(() => Expression!).ManyDelimitedBy(Token.EqualTo(SplToken.Comma))
        from close in Token.EqualTo(SplToken.RightParenthesis)
        select (arguments.ToImmutableArray(), open.SourceSpan().To(close.SourceSpan()));

    /// <summary>A name, or a call when a parenthesis follows.</summary>
    private static readonly TokenListParser<SplToken, ExpressionSyntax> s_nameOrCall = input =>
    {
        TokenListParserResult<SplToken, Token<SplToken>> name = s_name!(input);
        if (!name.HasValue)
            return TokenListParserResult.CastEmpty<SplToken, Token<SplToken>, ExpressionSyntax>(name);

        string text = name.Value.ToStringValue();
        TokenListParserResult<SplToken, Token<SplToken>> open = Token.EqualTo(SplToken.LeftParenthesis)(name.Remainder);
        if (!open.HasValue)
            return TokenListParserResult.Value<SplToken, ExpressionSyntax>(new FieldSyntax(name.Value.SourceSpan(), text), input, name.Remainder);

        TokenListParserResult<SplToken, (ImmutableArray<ExpressionSyntax> List, SourceSpan Span)> arguments = s_arguments(name.Remainder);
        if (!arguments.HasValue)
            return TokenListParserResult.CastEmpty<SplToken, (ImmutableArray<ExpressionSyntax>, SourceSpan), ExpressionSyntax>(arguments);

        SourceSpan nameSpan = name.Value.SourceSpan();
        return TokenListParserResult.Value<SplToken, ExpressionSyntax>(
            new CallSyntax(nameSpan.To(arguments.Value.Span), text, nameSpan, arguments.Value.List), input, arguments.Remainder);
    };

    // NOT is an operator even where a name could stand; AND, OR, XOR, LIKE and IN only between operands.
    private static readonly TokenListParser<SplToken, Token<SplToken>> s_name =
        Token.EqualTo(SplToken.Word).Where(token => !Terms.IsKeyword(token, "and", "or", "xor", "not"), "expected a field or function");

    private static readonly TokenListParser<SplToken, ExpressionSyntax> s_parenthesized =
        from open in Token.EqualTo(SplToken.LeftParenthesis)
        from inner in Parse.Ref(() => Expression!)
        from close in Token.EqualTo(SplToken.RightParenthesis)
        select inner with { Span = open.SourceSpan().To(close.SourceSpan()) };

    private static readonly TokenListParser<SplToken, ExpressionSyntax> s_primary =
        s_parenthesized.Or(s_number).Or(s_text).Or(s_quotedField).Or(s_subsearch).Or(s_nameOrCall).Named("expression");

    private static readonly TokenListParser<SplToken, ExpressionSyntax> s_sign =
        from signs in Token.EqualTo(SplToken.Minus).Or(Token.EqualTo(SplToken.Plus)).Many()
        from operand in s_primary
        select Terms.Kept(signs, sign => sign.Kind == SplToken.Minus)
            .Aggregate(operand, (inner, sign) => new SignSyntax(sign.SourceSpan().To(operand.Span), sign.Kind == SplToken.Minus, inner));

    private static readonly TokenListParser<SplToken, ExpressionSyntax> s_multiplication = Operations(
        s_sign, (SplToken.Star, Operation.Multiply), (SplToken.Slash, Operation.Divide), (SplToken.Percent, Operation.Modulo));

    private static readonly TokenListParser<SplToken, ExpressionSyntax> s_addition = Operations(
        s_multiplication, (SplToken.Plus, Operation.Add), (SplToken.Minus, Operation.Subtract));

    private static readonly TokenListParser<SplToken, ExpressionSyntax> s_concatenation = Operations(
        s_addition, (SplToken.Dot, Operation.Concatenate));

    private static readonly TokenListParser<SplToken, Func<ExpressionSyntax, ExpressionSyntax>> s_comparisonTail =
        (from comparison in Terms.ComparisonOperator
         from right in s_concatenation
         select (Func<ExpressionSyntax, ExpressionSyntax>)(left =>
             new ComparisonSyntax(left.Span.To(right.Span), left, comparison, right)))
        .Or(from keyword in Terms.Keyword("like")
            from pattern in s_concatenation
            select (Func<ExpressionSyntax, ExpressionSyntax>)(left => new LikeSyntax(left.Span.To(pattern.Span), left, pattern)))
        .Or(from keyword in Terms.Keyword("in")
            from list in s_arguments
            select (Func<ExpressionSyntax, ExpressionSyntax>)(left =>
                new InSyntax(left.Span.To(list.Span), left, list.List)));

    private static readonly TokenListParser<SplToken, ExpressionSyntax> s_comparison =
        from left in s_concatenation
        from tail in s_comparisonTail.OptionalOrDefault(alone => alone)
        select tail(left);

    private static readonly TokenListParser<SplToken, ExpressionSyntax> s_not =
        from nots in Terms.Keyword("not").Or(Token.EqualTo(SplToken.Bang)).Many()
        from operand in s_comparison
        select Terms.Kept(nots, _ => true).Aggregate(operand, (inner, not) => new NotSyntax(not.SourceSpan().To(operand.Span), inner));

    private static readonly TokenListParser<SplToken, ExpressionSyntax> s_and = Logicals(s_not, Logical.And);

    private static readonly TokenListParser<SplToken, ExpressionSyntax> s_or = Logicals(s_and, Logical.Or);

    /// <summary>A whole expression.</summary>
    public static TokenListParser<SplToken, ExpressionSyntax> Expression { get; } = Logicals(s_or, Logical.Xor);

    private static TokenListParser<SplToken, ExpressionSyntax> Operations(
        TokenListParser<SplToken, ExpressionSyntax> operand, params (SplToken Token, Operation Operation)[] operations)
    {
        TokenListParser<SplToken, Operation> symbol = operations
            .Select(pair => Token.EqualTo(pair.Token).Value(pair.Operation))
            .Aggregate((first, second) => first.Or(second));
        TokenListParser<SplToken, (Operation, ExpressionSyntax)> tail =
            from operation in symbol
            from right in operand
            select (operation, right);

        return from first in operand
               from rest in tail.Many()
               select rest.Length == 0
                   ? first
                   : new OperationSyntax(first.Span.To(rest[^1].Item2.Span), first, rest.ToImmutableArray());
    }

    private static TokenListParser<SplToken, ExpressionSyntax> Logicals(TokenListParser<SplToken, ExpressionSyntax> operand, Logical logical) =>
        from operands in operand.AtLeastOnceDelimitedBy(Terms.Keyword(logical.ToString().ToLowerInvariant()))
        select operands.Length == 1
            ? operands[0]
            : new LogicalSyntax(operands[0].Span.To(operands[^1].Span), logical, operands.ToImmutableArray());
}
