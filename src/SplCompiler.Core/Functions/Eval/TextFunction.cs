using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Functions.Eval;

/// <summary>A function of single texts: <c>Eval.Md5(x)</c>. An argument that is null or has several values makes the result null.</summary>
/// <param name="method">The method of the runtime's <c>Eval</c>.</param>
/// <param name="resultType">The type of the result; text when it is not given.</param>
public abstract class TextFunction(string method, SplType? resultType = null) : EvalFunction
{
    public override Expression? Bind(CallSyntax syntax, ImmutableArray<Expression> arguments, Binder binder) =>
        Conditions.CheckValues(syntax, arguments, binder) ? base.Bind(syntax, arguments, binder) : null;

    public override SplType TypeOf(ImmutableArray<Expression> arguments) => resultType ?? SplType.Text;

    public override Code Emit(CallExpression call, ExpressionEmitter emit) =>
        new($"Eval.{method}({string.Join(", ", call.Arguments.Select(argument => emit.Text(argument).Text))})", call.Type);
}
