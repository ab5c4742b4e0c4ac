using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Eval;

/// <summary>What mvfilter and mvmap share: a loop over the values of a field, inside which the field stands for one value.</summary>
/// <remarks>The bound call holds the field and the expression; in the expression the field has the type of a single value.</remarks>
internal static class EachValue
{
    /// <summary>The field of this name as the expression reads it.</summary>
    public static FieldExpression Field(Expression expression, string name)
    {
        FieldExpression? found = null;
        expression.Rewrite(part =>
        {
            if (part is FieldExpression field && string.Equals(field.Name, name, StringComparison.Ordinal))
                found = field;
            return part;
        });
        return found!;
    }

    public static Expression Bind(EvalFunction function, FieldExpression field, Expression expression)
    {
        if (field.Type.Kind == SplKind.Null)
            return ConstantExpression.Null;
        SplType one = field.Type.Kind == SplKind.Event ? SplType.Event : SplType.Any;
        Expression inside = expression.Rewrite(part => part switch
        {
            FieldExpression same when string.Equals(same.Name, field.Name, StringComparison.Ordinal) => same with { Type = one },
            CallExpression call => call with { Type = call.Function.TypeOf(call.Arguments) },
            _ => part,
        });
        return new CallExpression(function, [field, inside], SplType.Any);
    }

    /// <summary>Writes the loop, which adds to a list of values.</summary>
    /// <param name="field">The field.</param>
    /// <param name="inside">The expression for each value.</param>
    /// <param name="name">What the list is called.</param>
    /// <param name="emit">The emitter.</param>
    /// <param name="add">The statement that adds what the current value gives to the list of this name.</param>
    public static Code Emit(FieldExpression field, Expression inside, string name, ExpressionEmitter emit, Func<string, string> add)
    {
        string list = emit.Stage.Scope.Locals.Unique(name);
        emit.Stage.Writer.Line($"var {list} = new ValueList();");
        emit.Stage.EachValue(field, inside, () => emit.Stage.Writer.Line(add(list)));
        return new Code($"{list}.ToValue()", SplType.Any);
    }
}
