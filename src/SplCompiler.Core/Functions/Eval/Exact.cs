using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Functions.Eval;

/// <summary><c>exact</c>: the value of the expression with all its digits, which arithmetic keeps here anyway.</summary>
public sealed class Exact : EvalFunction
{
    public override WordDoc Doc { get; } = new("exact")
    {
        Usage = "exact(<expression>)",
        Summary = "The value of the expression with all its digits, which arithmetic keeps here anyway.",
        Manual = "Search Reference, Mathematical functions",
        Examples =
        [
            new("all digits", "eval b=exact(8.25*a)", """{"a": "0.2"}""", """{"a": "0.2", "b": 1.65}"""),
            new("null", "eval b=exact(a*2)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are no number", "eval b=exact(a*2)", """{"a": ["1", "2"]}""", """{"a": ["1", "2"]}"""),
        ],
    };

    public override int MinimumArguments => 1;

    public override Expression? Bind(CallSyntax syntax, ImmutableArray<Expression> arguments, Binder binder) => arguments[0];

    public override SplType TypeOf(ImmutableArray<Expression> arguments) => arguments[0].Type;

    public override Code Emit(CallExpression call, ExpressionEmitter emit) => emit.Value(call.Arguments[0]);
}
