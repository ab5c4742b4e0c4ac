using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Functions.Eval;

/// <summary><c>in</c>: true when the value equals one of the list, with case.</summary>
public sealed class In : EvalFunction
{
    public override WordDoc Doc { get; } = new("in")
    {
        Usage = "in(<value>, <value>, ...) | <value> IN (<value>, ...)",
        Summary = "True when the value equals one of the list, with case.",
        Manual = "Search Reference, Comparison and Conditional functions",
        Examples =
        [
            new("one of a list", "where in(a, \"x\", \"y\")", """[{"a": "x"}, {"a": "X"}]""", """{"a": "x"}"""),
            new("null is not true, nor is its opposite", "where NOT in(a, \"x\")", """[{"z": "1"}, {"a": "y"}]""", """{"a": "y"}"""),
            new("any of several values", "where a IN (\"x\", \"y\")", """{"a": ["p", "y"]}""", """{"a": ["p", "y"]}"""),
        ],
    };

    public override int MinimumArguments => 2;

    public override int MaximumArguments => int.MaxValue;

    public override Expression? Bind(CallSyntax syntax, ImmutableArray<Expression> arguments, Binder binder)
    {
        for (int i = 0; i < arguments.Length; i++)
        {
            if (!Conditions.CheckValue(syntax, arguments, i, binder))
                return null;
        }

        return ExpressionBinder.Membership(arguments[0], arguments[1..]);
    }

    public override SplType TypeOf(ImmutableArray<Expression> arguments) => SplType.Bool;

    public override Code Emit(CallExpression call, ExpressionEmitter emit) => emit.True(new InExpression(call.Arguments[0], call.Arguments[1..]));
}
