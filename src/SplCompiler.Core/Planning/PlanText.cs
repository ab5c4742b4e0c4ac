using SplCompiler.Syntax;

namespace SplCompiler.Planning;

/// <summary>Bound expressions in the words of the plan: what <c>explain --stage plan</c> and the snapshots show.</summary>
public static class PlanText
{
    public static string Of(Expression expression) => expression switch
    {
        ConstantExpression { Type.Kind: SplKind.Null } => "null",
        ConstantExpression { TextValue: { } text } => Quote(text),
        ConstantExpression constant => FoldedNumber.Format(constant.NumberValue),
        TruthExpression truth => truth.Value ? "true" : "false",
        FieldExpression field => field.Name,
        CallExpression call => $"{call.Function.Name}({string.Join(", ", call.Arguments.Select(Of))})",
        ArithmeticExpression arithmetic => $"({Of(arithmetic.Left)} {arithmetic.Operation.Symbol()} {Of(arithmetic.Right)})",
        NegateExpression negate => $"-{Of(negate.Operand)}",
        ConcatenationExpression concatenation => $"({string.Join(" . ", concatenation.Operands.Select(Of))})",
        ComparisonExpression comparison => $"{Of(comparison.Left)} {comparison.Operator.Symbol()} {Of(comparison.Right)}",
        LogicalExpression logical => $"({string.Join($" {logical.Operator.ToString().ToLowerInvariant()} ", logical.Operands.Select(Of))})",
        NotExpression not => $"not {Of(not.Operand)}",
        InExpression list => $"{Of(list.Value)} in ({string.Join(", ", list.List.Select(Of))})",
        TestExpression test => $"{Of(test.Operand)} {Of(test.Test)}",
        RawTermExpression term => $"_raw has {term.Kind.ToString().ToLowerInvariant()} {Quote(term.Text)}",
        RecordTermExpression record => $"record {record.Id}",
        EventCodeTextExpression => "text EventCode=",
        NamedFieldExpression named => $"field {Of(named.Name)}",
        ParameterExpression parameter => $"${parameter.Name}$",
        LateTestExpression late => $"{Of(late.Operand)} {late.Operator.Symbol()} text {Of(late.Text)}",
        SubsearchExpression subsearch => $"fits rows of [{string.Join("; ", subsearch.Inner.Stages)}]",
        SubsearchValueExpression subsearch => $"value of [{string.Join("; ", subsearch.Inner.Stages)}]",
        _ => throw new InvalidOperationException($"{expression.GetType().Name} has no text."),
    };

    public static string Of(TextTest test) => test switch
    {
        ExistsTest => "exists",
        EqualsTest equals => $"equals {Quote(equals.Text)}{Case(equals.Case)}",
        EqualsNumberTest number => $"equals number {number.Text}",
        StartsWithTest starts => $"starts with {Quote(starts.Text)}{Case(starts.Case)}",
        EndsWithTest ends => $"ends with {Quote(ends.Text)}{Case(ends.Case)}",
        ContainsTest contains => $"contains {Quote(contains.Text)}{Case(contains.Case)}",
        SequenceTest sequence => $"contains in order {string.Join(", ", sequence.Texts.Select((text, i) => (i > 0 && sequence.MinimumGaps[i - 1] > 0 ? $"({sequence.MinimumGaps[i - 1]}+) " : "") + Quote(text)))}"
            + (sequence.AtStart ? " at start" : "")
            + (sequence.End == SequenceEnd.Anywhere ? "" : sequence.End == SequenceEnd.VeryEnd ? " at very end" : " at end")
            + (sequence.AcrossLines ? " across lines" : "")
            + Case(sequence.Case),
        WildcardTest wildcard => $"matches wildcard {Quote(wildcard.Pattern)}",
        LikeTest like => $"like {Quote(like.Pattern)}",
        RegexTest regex => $"matches regex {Quote(regex.Pattern)}",
        CidrTest cidr => $"in block {cidr.Block}",
        OneOfTest oneOf => $"one of {string.Join(", ", oneOf.Texts.Select(Quote))}{Case(oneOf.Case)}",
        OrderTest order => $"{order.Operator.Symbol()} {Quote(order.Text)}",
        AnyOfTest any => $"[{string.Join(" | ", any.Tests.Select(Of))}]",
        DiffersTest differs => $"differs from [{Of(differs.Test)}]",
        _ => throw new InvalidOperationException($"{test.GetType().Name} has no text."),
    };

    private static string Case(TextCase textCase) => textCase switch
    {
        TextCase.Exact => "",
        TextCase.Ignore => " ignoring case",
        _ => " ignoring ASCII case",
    };

    private static string Quote(string text) => $"\"{StringEscapes.Escape(text)}\"";
}
