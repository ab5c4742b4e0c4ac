using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Functions.Eval;

/// <summary><c>validate</c>: the value behind the first condition that is not true; null when all are: the opposite of case.</summary>
public sealed class Validate : EvalFunction
{
    public override WordDoc Doc { get; } = new("validate")
    {
        Usage = "validate(<condition>, <value>[, <condition>, <value>]...)",
        Summary = "The value behind the first condition that is not true; null when all are: the opposite of case.",
        Manual = "Search Reference, Comparison and Conditional functions",
        Examples =
        [
            new("the first that fails", "eval b=validate(isint(a), \"no integer\", a>=1 AND a<=65535, \"out of range\")", """[{"a": "443"}, {"a": "70000"}, {"a": "http"}]""", """[{"a": "443"}, {"a": "70000", "b": "out of range"}, {"a": "http", "b": "no integer"}]"""),
            new("a null condition is not true", "eval b=validate(a=1, \"not 1\")", """{"z": "1"}""", """{"z": "1", "b": "not 1"}"""),
            new("several values: any may make it true", "eval b=validate(a=1, \"not 1\")", """{"a": ["1", "2"]}""", """{"a": ["1", "2"]}"""),
        ],
    };

    public override int MinimumArguments => 2;

    public override int MaximumArguments => int.MaxValue;

    public override Expression? Bind(CallSyntax syntax, ImmutableArray<Expression> arguments, Binder binder)
    {
        if (arguments.Length % 2 != 0)
        {
            binder.Report(Descriptors.ArgumentCount, syntax.Span, $"`validate` takes pairs of condition and value, found {arguments.Length} arguments", "a value is missing", $"usage: `{Doc.Usage}`");
            return null;
        }

        for (int i = 0; i < arguments.Length; i += 2)
        {
            if (!Conditions.Check(syntax, arguments, i, binder) || !Conditions.CheckValue(syntax, arguments, i + 1, binder))
                return null;
        }

        return new CallExpression(this, arguments, TypeOf(arguments));
    }

    public override SplType TypeOf(ImmutableArray<Expression> arguments)
    {
        SplType type = SplType.Null;
        for (int i = 1; i < arguments.Length; i += 2)
            type = type.Or(arguments[i].Type);
        return type;
    }

    public override Code Emit(CallExpression call, ExpressionEmitter emit)
    {
        string text = "";
        for (int i = 0; i < call.Arguments.Length; i += 2)
        {
            Code value = ExpressionEmitter.Convert(emit.Value(call.Arguments[i + 1]), call.Type);
            text += $"!{emit.True(call.Arguments[i]).Operand} ? {value.Operand} : ";
        }

        return new Code(text + ExpressionEmitter.Convert(new Code("SplValue.Null", SplType.Null), call.Type).Operand, call.Type, IsPrimary: false);
    }
}
