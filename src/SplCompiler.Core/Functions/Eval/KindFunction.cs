using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Functions.Eval;

/// <summary>A test of what kind a value is; never null. Text in quotes is a text even when it looks like a number, a condition is none of the kinds.</summary>
/// <param name="method">The method of the runtime's <c>Eval</c>.</param>
public abstract class KindFunction(string method) : EvalFunction
{
    public override int MinimumArguments => 1;

    public override Expression? Bind(CallSyntax syntax, ImmutableArray<Expression> arguments, Binder binder) => arguments[0] switch
    {
        { Type.Kind: SplKind.Bool } => new TruthExpression(false),
        ConstantExpression { TextValue: not null } when method is "IsNumber" or "IsInteger" or "IsDouble" => new TruthExpression(false),
        ConstantExpression { TextValue: not null } when method is "IsText" => new TruthExpression(true),
        _ => base.Bind(syntax, arguments, binder),
    };

    public override SplType TypeOf(ImmutableArray<Expression> arguments) => SplType.Bool.NotNull;

    public override Code Emit(CallExpression call, ExpressionEmitter emit)
    {
        Code value = emit.Value(call.Arguments[0]);
        string text = value.Type.Kind == SplKind.Event ? value.Text : ExpressionEmitter.Convert(value, SplType.Any).Text;
        return new Code($"Eval.{method}({text})", SplType.Bool.NotNull);
    }
}
