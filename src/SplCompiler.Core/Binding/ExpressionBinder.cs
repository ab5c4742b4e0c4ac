using System.Collections.Immutable;
using SplCompiler.Commands;
using SplCompiler.Diagnostics;
using SplCompiler.Functions;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Binding;

/// <summary>Binds eval expressions.</summary>
/// <remarks>Source: Search Reference, "eval", "Predicate expressions".</remarks>
internal sealed class ExpressionBinder(Binder binder)
{
    // Each operand is a level of the bound tree.
    private const int MaximumOperands = 200;

    public Expression? Bind(ExpressionSyntax syntax) => BindNode(syntax) is { } bound ? bound with { Source = syntax.Span } : null;

    private Expression? BindNode(ExpressionSyntax syntax) => syntax switch
    {
        NumberSyntax number => ConstantExpression.Of(number.Value),
        TextSyntax text => binder.WithParameters(text.Value, text.Span) is { } value ? new ConcatenationExpression([value, ConstantExpression.Of("")]) : ConstantExpression.Of(text.Value),
        FieldSyntax field when binder.MakesNames && field.Name.Contains("{<<", StringComparison.Ordinal) => new NamedFieldExpression(Eval.ComputedName(field, binder)),
        FieldSyntax field => binder.WithParameters(field.Name, field.Span) ?? binder.Resolve(field),
        SubsearchSyntax subsearch => Subsearch(subsearch),
        SignSyntax sign => Sign(sign),
        OperationSyntax operation => Operations(operation),
        ComparisonSyntax comparison => Compare(comparison),
        LikeSyntax like => Call("like", like.Span, like, [like.Value, like.Pattern]),
        InSyntax list => In(list),
        NotSyntax not => BindCondition(not.Operand) is { } operand ? new NotExpression(operand) : null,
        LogicalSyntax logical => Logicals(logical),
        CallSyntax call => Call(call.Name, call.NameSpan, call, call.Arguments),
        _ => throw new InvalidOperationException($"{syntax.GetType().Name} has no meaning."),
    };

    private SubsearchValueExpression? Subsearch(SubsearchSyntax syntax)
    {
        if (binder.BindSubsearch(syntax.Span) is not { } search)
            return null;
        if (search.Output is { IsClosed: true, Columns: [{ Name: "search" }] })
            return new SubsearchValueExpression(search);
        binder.Report(Descriptors.UnsupportedForm, syntax.Span, "a subsearch in an expression must end in `return $field`", "its rows are no value", "end it with `| return $field`");
        return null;
    }

    public Expression? BindCondition(ExpressionSyntax syntax)
    {
        Expression? bound = Bind(syntax);
        // A null where a condition stands is neither true nor false; any other value is a mistake.
        if (bound is null || bound.Type.Kind is SplKind.Bool or SplKind.Null)
            return bound;

        binder.Report(Descriptors.TypeMismatch, syntax.Span, "expected a condition, found a value", "neither true nor false",
            "compare it with something, or test it with isnotnull()");
        return null;
    }

    public Expression? BindValue(ExpressionSyntax syntax)
    {
        Expression? bound = Bind(syntax);
        if (bound is null || bound.Type.Kind != SplKind.Bool)
            return bound;
        binder.Report(Descriptors.TypeMismatch, syntax.Span, "a truth value cannot be stored in a field", "true or false",
            "write `if(…, \"true\", \"false\")` or `tostring(…)`");
        return null;
    }

    private Expression? Sign(SignSyntax sign)
    {
        Expression? operand = BindValue(sign.Operand);
        return operand switch
        {
            null => null,
            ConstantExpression { Type.Kind: SplKind.Number } constant => sign.IsNegative ? ConstantExpression.Of(-constant.NumberValue) : constant,
            _ => sign.IsNegative ? new NegateExpression(operand) : operand,
        };
    }

    private Expression? Operations(OperationSyntax syntax)
    {
        Expression? result = BindValue(syntax.First);
        if (syntax.Rest[0].Operation == Operation.Concatenate)
        {
            var operands = ImmutableArray.CreateBuilder<Expression?>();
            operands.Add(result);
            foreach ((_, ExpressionSyntax operand) in syntax.Rest)
                operands.Add(BindValue(operand));
            return operands.Contains(null) ? null : new ConcatenationExpression([.. operands!]);
        }

        if (syntax.Rest.Length > MaximumOperands)
        {
            binder.Report(Descriptors.NestedTooDeeply, syntax.Span, $"more than {MaximumOperands} operands in a row", "too many operands", "compute it in several steps");
            return null;
        }

        foreach ((Operation operation, ExpressionSyntax operandSyntax) in syntax.Rest)
        {
            Expression? operand = BindValue(operandSyntax);
            if (operand is null)
                return null;
            if (result is not null)
                result = Arithmetic(operation, result, operand, syntax);
        }

        return result;
    }

    private Expression? Arithmetic(Operation operation, Expression left, Expression right, OperationSyntax syntax)
    {
        if (left.Type.Kind == SplKind.Null || right.Type.Kind == SplKind.Null)
            return ConstantExpression.Null;
        if (operation != Operation.Add)
            return new ArithmeticExpression(operation, left, right, SplType.Number);

        // Two literals of different kinds are a mistake that Splunk reports when the search is parsed.
        if (left is ConstantExpression { Type.Kind: not SplKind.Null } l && right is ConstantExpression { Type.Kind: not SplKind.Null } r && l.Type.Kind != r.Type.Kind)
        {
            binder.Report(Descriptors.TypeMismatch, syntax.Span, "`+` cannot add a number and a text", "number and text", "join them with `.`");
            return null;
        }

        if (left.Type.IsNumeric && right.Type.IsNumeric)
            return new ArithmeticExpression(operation, left, right, SplType.Number);
        // Quoted text joins, even when it looks like a number.
        if (left is ConstantExpression { Type.Kind: SplKind.Text } || right is ConstantExpression { Type.Kind: SplKind.Text })
            return new ConcatenationExpression([left, right]);
        return new ArithmeticExpression(operation, left, right, SplType.Any);
    }

    private Expression? Compare(ComparisonSyntax syntax)
    {
        Expression? left = BindValue(syntax.Left);
        Expression? right = BindValue(syntax.Right);
        return left is null || right is null ? null : new ComparisonExpression(left, syntax.Operator, right);
    }

    private Expression? In(InSyntax syntax)
    {
        Expression? value = BindValue(syntax.Value);
        Expression?[] list = [.. syntax.List.Select(BindValue)];
        if (list.Length == 0)
        {
            binder.Report(Descriptors.SyntaxError, syntax.Span, "`IN` has an empty list", "nothing to compare with");
            return null;
        }

        if (value is null || list.Contains(null))
            return null;
        return Membership(value, [.. list!]);
    }

    /// <summary>The condition that a value is one of a list, as the operator and the function mean it.</summary>
    internal static Expression Membership(Expression value, ImmutableArray<Expression> list) =>
        // A list of literals is one test of the value; fields in the list are compared one by one.
        value is not ConstantExpression && list.All(item => item is ConstantExpression { Type.Kind: not SplKind.Null })
            ? new TestExpression(value, new AnyOfTest([.. list.Select(item => Equality((ConstantExpression)item))]), MissingIsFalse: false)
            : new InExpression(value, list);

    private static TextTest Equality(ConstantExpression literal) => literal.Type.Kind == SplKind.Number
        ? new EqualsNumberTest(literal.NumberValue, FoldedNumber.Format(literal.NumberValue))
        : new EqualsTest(literal.TextValue!, TextCase.Exact);

    private Expression? Logicals(LogicalSyntax syntax)
    {
        Expression?[] operands = [.. syntax.Operands.Select(BindCondition)];
        return operands.Contains(null) ? null : new LogicalExpression(syntax.Operator, [.. operands!]);
    }

    private Expression? Call(string name, Rules.SourceSpan nameSpan, ExpressionSyntax syntax, ImmutableArray<ExpressionSyntax> arguments)
    {
        if (EvalFunctionTable.Find(name) is not { } function)
        {
            string? near = Suggestions.Nearest(name, EvalFunctionTable.Names);
            binder.Report(Descriptors.UnknownFunction, nameSpan, $"eval has no function `{name}`", "unknown function",
                near is null ? null : $"a function with a similar name exists: `{near}`");
            return null;
        }

        if (arguments.Length < function.MinimumArguments || arguments.Length > function.MaximumArguments)
        {
            binder.Report(Descriptors.ArgumentCount, syntax.Span,
                $"`{function.Name}` takes {Count(function)}, found {arguments.Length}", "wrong number of arguments", $"usage: `{function.Doc.Usage}`");
            return null;
        }

        Expression?[] bound = [.. arguments.Select(Bind)];
        if (bound.Contains(null))
            return null;
        var call = syntax as CallSyntax ?? new CallSyntax(syntax.Span, name, nameSpan, arguments);
        return function.Bind(call, [.. bound!], binder);
    }

    private static string Count(EvalFunction function)
    {
        if (function.MaximumArguments == int.MaxValue)
            return $"at least {Arguments(function.MinimumArguments)}";
        return function.MinimumArguments == function.MaximumArguments
            ? Arguments(function.MinimumArguments)
            : $"{function.MinimumArguments} to {Arguments(function.MaximumArguments)}";

        static string Arguments(int count) => count == 1 ? "1 argument" : $"{count} arguments";
    }
}
