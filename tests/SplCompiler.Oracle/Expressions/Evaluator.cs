using SplCompiler.Commands;
using SplCompiler.Oracle.Matching;
using SplCompiler.Oracle.Stages;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Oracle.Expressions;

/// <summary>The value, or the truth, of a bound expression on one row.</summary>
/// <remarks>Source: Search Reference, "eval", "Predicate expressions".</remarks>
internal sealed class Evaluator(OracleRow row, OracleContext context)
{
    public OracleContext Context => context;

    /// <summary>The same row with another value of a field: what mvfilter and mvmap look at, value by value.</summary>
    public Evaluator With(string field, OracleScalar value) => new(row.With(field, OracleValue.Of(value)), context);


    public OracleValue Value(Expression expression) => expression switch
    {
        ConstantExpression { TextValue: { } text } => OracleValue.Of(text),
        ConstantExpression { Type.Kind: SplKind.Null } => OracleValue.Null,
        ConstantExpression number => OracleValue.Of(number.NumberValue),
        FieldExpression field => row[field.Name],
        ArithmeticExpression { Operation: Operation.Add } plus => Arithmetic.Plus(Operand(plus.Left), Operand(plus.Right)),
        ArithmeticExpression arithmetic => Arithmetic.Compute(arithmetic.Operation, Value(arithmetic.Left), Value(arithmetic.Right)),
        NegateExpression negate => OracleValue.Of(-Value(negate.Operand).Number),
        ConcatenationExpression concatenation => Arithmetic.Concatenate([.. concatenation.Operands.Select(Value)]),
        CallExpression { Function: RowFunction function } call => RowFunctions.Value(function, [.. call.Arguments.Select(Value)], context),
        NamedFieldExpression named => Value(named.Name).Text is { } name ? row[name] : OracleValue.Null,
        ParameterExpression parameter => context.Parameters[parameter.Name],
        SubsearchValueExpression subsearch => SubsearchRunner.Value(subsearch, context),
        CallExpression call when EvalFunctions.Values.TryGetValue(call.Function.Name, out var function) => function(call, this),
        _ when expression.Type.Kind == SplKind.Bool => TruthAsValue(Truth(expression)),
        CallExpression call => throw new NotSupportedException($"The oracle does not know the function {call.Function.Name}."),
        _ => throw new NotSupportedException($"The oracle does not know {expression.GetType().Name}."),
    };

    /// <summary>True, false, or null when a null decides that it is neither.</summary>
    public bool? Truth(Expression expression) => expression switch
    {
        TruthExpression truth => truth.Value,
        NotExpression not => !Truth(not.Operand),
        LogicalExpression logical => logical.Operands.Select(Truth).Aggregate((left, right) => Join(logical.Operator, left, right)),
        ComparisonExpression comparison => Compare(comparison.Operator, comparison.Left, comparison.Right),
        InExpression list => list.List.Select(item => Compare(Comparison.Equal, list.Value, item)).Aggregate((left, right) => left | right),
        TestExpression test => Test(test),
        RawTermExpression term => Value(term.Raw).Values.Any(raw => RawTerms.IsIn(raw.Text, term.Kind, term.Text)),
        LateTestExpression late => SubsearchRunner.Compares(late, this),
        SubsearchExpression subsearch => SubsearchRunner.Holds(subsearch, this, row),
        CallExpression call when EvalFunctions.Conditions.TryGetValue(call.Function.Name, out var function) => function(call, this),
        CallExpression call => throw new NotSupportedException($"The oracle does not know the condition {call.Function.Name}."),
        _ => throw new NotSupportedException($"The oracle does not know {expression.GetType().Name} as a condition."),
    };

    /// <summary>True when any pair of values makes it true; null when a side is null.</summary>
    private bool? Compare(Comparison comparison, Expression left, Expression right)
    {
        Operand a = Operand(left), b = Operand(right);
        if (a.Value.IsNull || b.Value.IsNull)
            return null;
        return a.Value.Values.Any(x => b.Value.Values.Any(y => Comparing.Holds(comparison, Order(x, y))));

        // Text in quotes is text, whatever it looks like; only a field's text acts as a number.
        int Order(OracleScalar x, OracleScalar y) => a.IsQuoted || b.IsQuoted ? Letters.Compare(x.Text, y.Text) : Comparing.Order(x, y);
    }

    private bool? Test(TestExpression test)
    {
        OracleValue operand = Value(test.Operand);
        if (operand.IsNull)
            return test.MissingIsFalse ? false : null;
        return operand.Values.Any(value => TextTests.Passes(value, test.Test));
    }

    private Operand Operand(Expression expression) => new(Value(expression), expression is ConstantExpression { TextValue: not null });

    private static bool? Join(Logical logical, bool? left, bool? right) => logical switch
    {
        // C# has the same rules: false decides AND, true decides OR, null decides XOR.
        Logical.And => left & right,
        Logical.Or => left | right,
        _ => left ^ right,
    };

    private static OracleValue TruthAsValue(bool? truth) => OracleValue.Of(truth switch { true => "True", false => "False", null => null });
}
