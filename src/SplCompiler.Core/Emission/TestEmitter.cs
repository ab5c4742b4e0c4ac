using SplCompiler.Planning;
using SplCompiler.Syntax;
using Names = SplCompiler.Emission.RuntimeNames.FieldPredicates;

namespace SplCompiler.Emission;

/// <summary>Writes a test of text as the call of one predicate of the runtime.</summary>
internal sealed class TestEmitter(StageEmitter stage)
{
    public Code Emit(Code fields, TestExpression expression)
    {
        string hint = expression.Operand is FieldExpression field ? Identifiers.Local(field.Name) : "text";
        return Emit(fields, expression.Test, hint);
    }

    private Code Emit(Code fields, TextTest test, string hint) => test switch
    {
        ExistsTest => ExpressionEmitter.Condition($"{fields.Operand}.{RuntimeNames.FieldValues.IsPresent}", isPrimary: true),
        EqualsTest equals => Call(fields, WithCase(equals.Case, Names.AnyEquals), Utf8(equals.Text)),
        EqualsNumberTest number => Call(fields, Names.AnyEqualsNumberOrText, CSharpText.Literal(number.Number), Utf8(number.Text)),
        StartsWithTest starts => Call(fields, WithCase(starts.Case, Names.AnyStartsWith), Utf8(starts.Text)),
        EndsWithTest ends => Call(fields, WithCase(ends.Case, Names.AnyEndsWith), Utf8(ends.Text)),
        ContainsTest contains => Call(fields, WithCase(contains.Case, Names.AnyContains), Utf8(contains.Text)),
        SequenceTest sequence => Sequence(fields, sequence, hint),
        WildcardTest wildcard => Call(fields, Names.AnyMatchesWildcard, Wildcard(wildcard, hint)),
        LikeTest like => Call(fields, Names.AnyLike, stage.Static("LikePattern", $"{hint}Like", $"new({CSharpText.Literal(like.Pattern)})")),
        RegexTest regex => Call(fields, Names.AnyIsMatch, stage.Regex(regex.Pattern, hint, cuts: false)),
        CidrTest cidr => Call(fields, Names.AnyInCidr, Block(cidr, hint)),
        OneOfTest oneOf => Call(fields, WithCase(oneOf.Case, Names.AnyEqualsAny), Texts(oneOf, hint)),
        OrderTest order => Order(fields, order),
        AnyOfTest any => ExpressionEmitter.Condition(string.Join(" || ", any.Tests.Select(part => Emit(fields, part, hint).Operand)), isPrimary: false),
        DiffersTest differs => Differs(fields, differs.Test, hint),
        _ => throw new InvalidOperationException($"No predicate for {test.GetType().Name}."),
    };

    /// <summary>Search's <c>!=</c>: there is a value that fails the test.</summary>
    private Code Differs(Code fields, TextTest test, string hint) => test switch
    {
        // `field!=*` is never true: any value matches the star.
        ExistsTest => ExpressionEmitter.Condition("false", isPrimary: true),
        EqualsTest equals => Call(fields, equals.Case == TextCase.Exact ? Names.AnyDiffers : Names.AnyDiffersIgnoreCase, Utf8(equals.Text)),
        EqualsNumberTest number => Call(fields, Names.AnyDiffersFromNumberOrText, CSharpText.Literal(number.Number), Utf8(number.Text)),
        WildcardTest wildcard => Call(fields, Names.AnyDiffersFromWildcard, Wildcard(wildcard, hint)),
        CidrTest cidr => Call(fields, Names.AnyDiffersFromCidr, Block(cidr, hint)),
        OneOfTest oneOf => Call(fields, Names.AnyDiffersFromAllIgnoreCase, Texts(oneOf, hint)),
        _ => throw new InvalidOperationException($"No predicate for the opposite of {test.GetType().Name}."),
    };

    private Code Sequence(Code fields, SequenceTest sequence, string hint)
    {
        bool isPair = sequence is { Texts.Length: 2, AtStart: false, End: SequenceEnd.Anywhere, AcrossLines: false };
        if (isPair)
        {
            string predicate = sequence.Case == TextCase.Exact ? Names.AnyContainsInOrderOnOneLine : Names.AnyContainsInOrderOnOneLineAsciiCase;
            string gap = sequence.MinimumGaps[0] == 0 ? "" : $", minCharacters: {sequence.MinimumGaps[0]}";
            return Call(fields, predicate, Utf8(sequence.Texts[0]), Utf8(sequence.Texts[1]) + gap);
        }

        string text = $"LiteralSequence.{(sequence.AtStart ? "StartsWith" : "Contains")}({CSharpText.Literal(sequence.Texts[0])})";
        for (int i = 1; i < sequence.Texts.Length; i++)
        {
            string gap = sequence.MinimumGaps[i - 1] == 0 ? "" : $", minCharacters: {sequence.MinimumGaps[i - 1]}";
            text += $".Then({CSharpText.Literal(sequence.Texts[i])}{gap})";
        }

        text += sequence.End switch
        {
            SequenceEnd.BeforeFinalNewline => ".AtEnd()",
            SequenceEnd.VeryEnd => ".AtVeryEnd()",
            _ => "",
        };
        text += sequence.AcrossLines ? ".AcrossLines()" : "";
        text += sequence.Case == TextCase.Exact ? "" : ".IgnoreAsciiCase()";
        return Call(fields, Names.AnyContainsInOrder, stage.Static("LiteralSequence", $"{hint}Literals", text));
    }

    private static Code Order(Code fields, OrderTest order)
    {
        string predicate = order.Operator switch
        {
            Comparison.Less => Names.AnyLess,
            Comparison.LessOrEqual => Names.AnyLessOrEqual,
            Comparison.Greater => Names.AnyGreater,
            _ => Names.AnyGreaterOrEqual,
        };
        return PlainNumber.TryParse(order.Text, out double number)
            ? Call(fields, predicate, CSharpText.Literal(number), Utf8(order.Text))
            : Call(fields, predicate, Utf8(order.Text));
    }

    private string Wildcard(WildcardTest wildcard, string hint) =>
        stage.Static("WildcardPattern", $"{hint}Wildcard", $"new({CSharpText.Literal(wildcard.Pattern)})");

    private string Block(CidrTest cidr, string hint) =>
        stage.Static("Cidr", $"{hint}Block", $"Cidr.Parse({CSharpText.Literal(cidr.Block)})");

    private string Texts(OneOfTest oneOf, string hint)
    {
        string factory = oneOf.Case == TextCase.Exact ? "WithCase" : "IgnoreCase";
        return stage.Static("TextSet", $"{hint}Values", $"TextSet.{factory}({string.Join(", ", oneOf.Texts.Select(CSharpText.Literal))})");
    }

    private static string WithCase(TextCase textCase, string predicate) => textCase switch
    {
        TextCase.Exact => predicate,
        TextCase.Ignore => predicate + "IgnoreCase",
        _ => predicate + "AsciiCase",
    };

    private static Code Call(Code fields, string predicate, params string[] arguments) =>
        ExpressionEmitter.Condition($"{fields.Operand}.{predicate}({string.Join(", ", arguments)})", isPrimary: true);

    private static string Utf8(string text) => CSharpText.Utf8Literal(text);
}
