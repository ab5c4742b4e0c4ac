using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Functions.Eval;

/// <summary>A function that changes JSON at paths: <c>json_set(json, path, value, …)</c>.</summary>
/// <param name="method">The method of the runtime's <c>Eval</c>.</param>
public abstract class JsonChange(string method) : EvalFunction
{
    public override Expression? Bind(CallSyntax syntax, ImmutableArray<Expression> arguments, Binder binder) =>
        JsonArguments.CheckPairs(syntax, 1, this, binder) ? base.Bind(syntax, arguments, binder) : null;

    public override SplType TypeOf(ImmutableArray<Expression> arguments) => SplType.Text;

    public override Code Emit(CallExpression call, ExpressionEmitter emit) =>
        new($"Eval.{method}({emit.Text(call.Arguments[0]).Text}, {JsonArguments.Pairs(call.Arguments[1..], emit)})", SplType.Text);
}
