using System.Collections.Immutable;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Emission;

/// <summary>
/// Writes bound expressions as C#. A condition is written in one of two ways: "is true" or "is false"; a null condition is
/// neither, so three-valued logic needs no third value at run time.
/// </summary>
public sealed class ExpressionEmitter(StageEmitter stage)
{
    private readonly TestEmitter _tests = new(stage);

    public StageEmitter Stage => stage;

    /// <summary>The C# condition that holds exactly when the expression is true.</summary>
    public Code True(Expression expression) => expression switch
    {
        TruthExpression truth => Condition(truth.Value ? "true" : "false", isPrimary: true),
        { Type.Kind: SplKind.Null } => Condition("false", isPrimary: true),
        LogicalExpression { Operator: Logical.Xor } xor => Xor(xor, wanted: true),
        LogicalExpression logical => Join(logical.Operands, logical.Operator == Logical.And ? "&&" : "||", True),
        NotExpression not => False(not.Operand),
        TestExpression test => _tests.Emit(Fields(test.Operand, test.Operand), test),
        RawTermExpression term => stage.Contains(term),
        RecordTermExpression record => Condition($"e.MayBeRecord({CSharpText.Utf8Literal(record.Id)})", isPrimary: true),
        EventCodeTextExpression => Condition("e.HoldsEventCode", isPrimary: true),
        LateTestExpression late => Condition(
            $"LateTest.Holds({Fields(late.Operand, late.Operand).Text}, {CSharpText.Literal(late.Operator.Symbol())}, {Any(late.Text).Text})", isPrimary: true),
        SubsearchExpression subsearch => Subsearches.Condition(subsearch, stage),
        ComparisonExpression comparison => Comparisons.Emit(comparison, this),
        InExpression list => Comparisons.Emit(list, this),
        CallExpression { Type.Kind: SplKind.Bool } call => call.Function.Emit(call, this),
        // Anything else is a value where a truth value is wanted; the binder has refused it.
        _ => throw new InvalidOperationException($"{expression.GetType().Name} is no condition."),
    };

    /// <summary>The C# condition that holds exactly when the expression is false.</summary>
    public Code False(Expression expression) => expression switch
    {
        TruthExpression truth => Condition(truth.Value ? "false" : "true", isPrimary: true),
        { Type.Kind: SplKind.Null } => Condition("false", isPrimary: true),
        LogicalExpression { Operator: Logical.Xor } xor => Xor(xor, wanted: false),
        LogicalExpression logical => Join(logical.Operands, logical.Operator == Logical.And ? "||" : "&&", False),
        NotExpression not => True(not.Operand),
        _ => KnownAndNot(expression),
    };

    /// <summary>False means: no operand is null, and it is not true.</summary>
    private Code KnownAndNot(Expression expression)
    {
        var conditions = new List<string>();
        foreach (Expression source in NullSources(expression))
            conditions.Add(IsPresent(source).Operand);
        conditions.Add("!" + True(expression).Operand);
        return Condition(string.Join(" && ", conditions.Distinct(StringComparer.Ordinal)), conditions.Count == 1);
    }

    /// <summary>The operands whose null makes the condition null.</summary>
    private static IEnumerable<Expression> NullSources(Expression expression) => expression switch
    {
        TestExpression { MissingIsFalse: true } => [],
        TestExpression test => Nullable([test.Operand]),
        ComparisonExpression comparison => Nullable([comparison.Left, comparison.Right]),
        InExpression list => Nullable([list.Value, .. list.List]),
        CallExpression { Type.IsNullable: true } call => Nullable(call.Arguments),
        _ => [],
    };

    private static IEnumerable<Expression> Nullable(ImmutableArray<Expression> operands) => operands.Where(operand => operand.Type.IsNullable);

    /// <summary>The condition that a value is not null.</summary>
    public Code IsPresent(Expression expression)
    {
        if (expression.Type.Kind == SplKind.Null)
            return Condition("false", isPrimary: true);
        if (!expression.Type.IsNullable)
            return Condition("true", isPrimary: true);
        if (expression.Type.Kind == SplKind.Bool)
            return Condition($"{True(expression).Alternative} || {False(expression).Alternative}", isPrimary: false);

        Code value = Value(expression);
        return value.Type.Kind switch
        {
            SplKind.Event => Condition($"{value.Operand}.{RuntimeNames.FieldValues.IsPresent}", isPrimary: true),
            SplKind.Any or SplKind.Null => Condition($"!{value.Operand}.IsNull", isPrimary: true),
            _ when !value.Type.IsNullable => Condition("true", isPrimary: true),
            _ => Condition($"{value.Operand} is not null", isPrimary: false),
        };
    }

    /// <summary>The value of an expression that is no condition, in its own type.</summary>
    public Code Value(Expression expression) => expression switch
    {
        // A condition used as a value: what tostring() and typeof() see.
        { Type.Kind: SplKind.Bool } => new Code($"Eval.Truth({True(expression).Text}, {False(expression).Text})", SplType.Any),
        ConstantExpression constant => Constant(constant),
        FieldExpression field => stage.Read(field),
        CallExpression call => call.Function.Emit(call, this),
        NamedFieldExpression named => new Code($"{stage.Scope.Tail}[{Text(named.Name).Text}]", SplType.Any),
        ParameterExpression parameter => new Code(stage.Members.Parameters[parameter.Name], SplType.Any),
        SubsearchValueExpression subsearch => Subsearches.Value(subsearch, stage),
        ArithmeticExpression arithmetic => Arithmetic(arithmetic),
        NegateExpression negate => new Code($"-{Number(negate.Operand).Operand}", Number(negate.Operand).Type, IsPrimary: false),
        ConcatenationExpression concatenation => new Code(
            $"Eval.Concatenate({string.Join(", ", concatenation.Operands.Select(operand => Text(operand).Text))})", SplType.Text),
        _ => throw new InvalidOperationException($"{expression.GetType().Name} has no value."),
    };

    private static Code Constant(ConstantExpression constant) => constant.Type.Kind switch
    {
        SplKind.Number => new Code(CSharpText.Literal(constant.NumberValue), constant.Type, IsPrimary: constant.NumberValue >= 0),
        SplKind.Text => new Code(CSharpText.Literal(constant.TextValue!), constant.Type),
        _ => new Code("SplValue.Null", SplType.Null),
    };

    private Code Arithmetic(ArithmeticExpression arithmetic)
    {
        if (arithmetic.Type.Kind != SplKind.Number)
            return new Code($"Eval.Plus({Value(arithmetic.Left).Text}, {Value(arithmetic.Right).Text})", SplType.Any);

        // C# knows that a sum with null is null, and warns of it.
        if (arithmetic.Left.Type.Kind == SplKind.Null || arithmetic.Right.Type.Kind == SplKind.Null)
            return new Code("SplValue.Null", SplType.Null);
        Code left = Number(arithmetic.Left);
        Code right = Number(arithmetic.Right);
        // C# warns of an operation whose result is always null.
        if (arithmetic.Left.Type.Kind == SplKind.Null || arithmetic.Right.Type.Kind == SplKind.Null)
            return arithmetic.Left.Type.Kind == SplKind.Null ? left : right;
        // Two whole constants would be a sum of int in C#, which may overflow.
        if (IsConstant(arithmetic.Left) && IsConstant(arithmetic.Right))
            left = new Code($"(double){left.Operand}", left.Type, IsPrimary: false);
        SplType type = SplType.Number with { IsNullable = left.Type.IsNullable || right.Type.IsNullable };
        return arithmetic.Operation switch
        {
            Operation.Divide => new Code($"Eval.Divide({left.Text}, {right.Text})", SplType.Number),
            Operation.Modulo => new Code($"Eval.Modulo({left.Text}, {right.Text})", SplType.Number),
            _ => new Code($"{left.Operand} {arithmetic.Operation.Symbol()} {right.Operand}", type, IsPrimary: false),
        };
    }

    private static bool IsConstant(Expression expression) => expression is ConstantExpression or NegateExpression { Operand: ConstantExpression };

    /// <summary>The value read as a number: null when it is none.</summary>
    public Code Number(Expression expression) => Convert(Value(expression), SplType.Number);

    /// <summary>The value as one text.</summary>
    public Code Text(Expression expression) => Convert(Value(expression), SplType.Text);

    /// <summary>The value in the form that fits any kind.</summary>
    public Code Any(Expression expression) => Convert(Value(expression), SplType.Any);

    /// <summary>The value as UTF-8 field values, what tests look at. <paramref name="named"/> gives a new local its name.</summary>
    public Code Fields(Expression expression, Expression named)
    {
        if (expression is ConstantExpression { TextValue: { } text })
            return new Code($"FieldValues.{RuntimeNames.FieldValues.Text}({CSharpText.Utf8Literal(text)})", SplType.Event);

        if (expression is ConstantExpression { Type.Kind: SplKind.Number } number)
            return new Code($"FieldValues.{RuntimeNames.FieldValues.Text}({CSharpText.Utf8Literal(FoldedNumber.Format(number.NumberValue))})", SplType.Event);

        Code value = Value(expression);
        if (value.Type.Kind == SplKind.Event)
            return value;
        if (named is FieldExpression field)
            return stage.AsFields(field, value);
        return new Code($"({Convert(value, SplType.Event).Text})", SplType.Event);
    }

    /// <summary>The C# that turns a value of one type into another.</summary>
    public static Code Convert(Code code, SplType target)
    {
        if (code.Type.Kind == target.Kind)
            return code;
        return (code.Type.Kind, target.Kind) switch
        {
            (SplKind.Null, SplKind.Event) => new Code($"FieldValues.{RuntimeNames.FieldValues.Missing}", SplType.Event),
            (SplKind.Null, SplKind.Any) => new Code("SplValue.Null", SplType.Any),
            (SplKind.Null, _) => new Code($"({CSharpTypes.Of(target)})null", target, IsPrimary: false),
            (SplKind.Time, SplKind.Number) => new Code(code.Type.IsNullable ? $"{code.Operand}?.Seconds" : $"{code.Operand}.Seconds", code.Type with { Kind = SplKind.Number }),
            (_, SplKind.Number) => new Code($"Eval.Number({code.Text})", SplType.Number),
            (SplKind.Event, SplKind.Text) when !code.Type.IsNullable => new Code($"{code.Operand}.{RuntimeNames.FieldValues.ToText}()", SplType.Text.NotNull),
            (_, SplKind.Text) => new Code($"Eval.Text({code.Text})", SplType.Text with { IsNullable = code.Type.IsNullable || code.Type.Kind != SplKind.Number }),
            (SplKind.Event, SplKind.Any) => new Code($"{code.Operand}.{RuntimeNames.FieldValues.ToValue}()", SplType.Any),
            (_, SplKind.Any) => new Code($"(SplValue){code.Operand}", SplType.Any, IsPrimary: false),
            (SplKind.Event, SplKind.Many) => new Code($"{code.Operand}.{RuntimeNames.FieldValues.ToTexts}()", SplType.Many),
            (_, SplKind.Many) => new Code($"Eval.Texts((SplValue){code.Operand})", SplType.Many),
            (SplKind.Text, SplKind.Event) when code.Text.StartsWith('"') || code.Text.StartsWith('@') =>
                new Code($"FieldValues.{RuntimeNames.FieldValues.Text}({code.Text}u8)", SplType.Event),
            (_, SplKind.Event) => new Code($"(FieldValues)(SplValue){code.Operand}", SplType.Event, IsPrimary: false),
            (_, SplKind.Time) => new Code($"Eval.Time({code.Text})", SplType.Time),
            _ => throw new InvalidOperationException($"No conversion from {code.Type} to {target}."),
        };
    }

    private Code Xor(LogicalExpression xor, bool wanted)
    {
        // a XOR b is true when one is true and the other false; chains fold from the left.
        Code trueSoFar = True(xor.Operands[0]);
        Code falseSoFar = False(xor.Operands[0]);
        foreach (Expression operand in xor.Operands[1..])
        {
            Code isTrue = True(operand);
            Code isFalse = False(operand);
            string whenTrue = $"({trueSoFar.Operand} && {isFalse.Operand}) || ({falseSoFar.Operand} && {isTrue.Operand})";
            string whenFalse = $"({trueSoFar.Operand} && {isTrue.Operand}) || ({falseSoFar.Operand} && {isFalse.Operand})";
            (trueSoFar, falseSoFar) = (Condition(whenTrue, isPrimary: false), Condition(whenFalse, isPrimary: false));
        }

        return wanted ? trueSoFar : falseSoFar;
    }

    private static Code Join(ImmutableArray<Expression> operands, string separator, Func<Expression, Code> emit) =>
        operands.Length == 1
            ? emit(operands[0])
            : Condition(string.Join($" {separator} ", operands.Select(operand => emit(operand).Alternative)), isPrimary: false);

    /// <summary>The condition of an <c>if</c>: one that never holds must not make C# see that what follows is never reached.</summary>
    internal static string Reachable(Code condition) => condition.Text == "false" ? "Compare.Never" : condition.Text;

    internal static Code Condition(string text, bool isPrimary) => new(text, SplType.Bool.NotNull, isPrimary);
}
