using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Functions.Eval;

/// <summary><c>if</c>: one value or the other.</summary>
public sealed class If : EvalFunction
{
    public override WordDoc Doc { get; } = new("if")
    {
        Usage = "if(<condition>, <value>, <value>)",
        Summary = "The first value when the condition is true, else the second; a null condition is not true.",
        Manual = "Search Reference, Comparison and Conditional functions",
        Examples =
        [
            new("a choice", "eval b=if(a=\"1\", \"yes\", \"no\")", """[{"a": "1"}, {"a": "2"}]""", """[{"a": "1", "b": "yes"}, {"a": "2", "b": "no"}]"""),
            new("a null condition", "eval b=if(x=\"1\", \"yes\", \"no\")", """{"a": "1"}""", """{"a": "1", "b": "no"}"""),
            new("a branch may be null", "eval a=if(a=\"-\", null(), a)", """{"a": "-", "c": "1"}""", """{"c": "1"}"""),
        ],
    };

    public override int MinimumArguments => 3;

    public override Expression? Bind(CallSyntax syntax, ImmutableArray<Expression> arguments, Binder binder) =>
        Conditions.Check(syntax, arguments, 0, binder) && Conditions.CheckValue(syntax, arguments, 1, binder) && Conditions.CheckValue(syntax, arguments, 2, binder)
            ? new CallExpression(this, arguments, TypeOf(arguments))
            : null;

    public override SplType TypeOf(ImmutableArray<Expression> arguments) => arguments[1].Type.Or(arguments[2].Type);

    public override Code Emit(CallExpression call, ExpressionEmitter emit)
    {
        Code whenTrue = ExpressionEmitter.Convert(emit.Value(call.Arguments[1]), call.Type);
        Code whenFalse = ExpressionEmitter.Convert(emit.Value(call.Arguments[2]), call.Type);
        return new Code($"{emit.True(call.Arguments[0]).Operand} ? {whenTrue.Operand} : {whenFalse.Operand}", call.Type, IsPrimary: false);
    }
}
