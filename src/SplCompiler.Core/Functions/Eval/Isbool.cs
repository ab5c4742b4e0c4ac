using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Functions.Eval;

/// <summary><c>isbool</c>: true of a condition; a field holds no truth value.</summary>
public sealed class Isbool : EvalFunction
{
    public override WordDoc Doc { get; } = new("isbool")
    {
        Usage = "isbool(<value>)",
        Summary = "True of a condition; a field holds no truth value.",
        Manual = "Search Reference, Informational functions",
        Examples =
        [
            new("a condition", "where isbool(a=1)", """{"z": "1"}""", """{"z": "1"}"""),
            new("a value", "where isbool(a)", """{"a": "true"}""", "[]"),
            new("several values", "where NOT isbool(a)", """{"a": ["x", "y"]}""", """{"a": ["x", "y"]}"""),
        ],
    };

    public override int MinimumArguments => 1;

    public override Expression? Bind(CallSyntax syntax, ImmutableArray<Expression> arguments, Binder binder) =>
        new TruthExpression(arguments[0].Type.Kind == SplKind.Bool);

    public override SplType TypeOf(ImmutableArray<Expression> arguments) => SplType.Bool.NotNull;

    // What Bind gives is true or false.
    public override Code Emit(CallExpression call, ExpressionEmitter emit) => emit.True(call.Arguments[0]);
}
