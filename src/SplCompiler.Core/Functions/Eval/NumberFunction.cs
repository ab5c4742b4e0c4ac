using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Functions.Eval;

/// <summary>A function of numbers: <c>Eval.Sqrt(x)</c>. An argument that is no number makes the result null.</summary>
/// <param name="method">The method of the runtime's <c>Eval</c>.</param>
public abstract class NumberFunction(string method) : EvalFunction
{
    public override Expression? Bind(CallSyntax syntax, ImmutableArray<Expression> arguments, Binder binder) =>
        Conditions.CheckValues(syntax, arguments, binder) ? base.Bind(syntax, arguments, binder) : null;

    public override SplType TypeOf(ImmutableArray<Expression> arguments) => SplType.Number;

    public override Code Emit(CallExpression call, ExpressionEmitter emit) =>
        new($"Eval.{method}({string.Join(", ", call.Arguments.Select(argument => emit.Number(argument).Text))})", SplType.Number);
}
