using System.Collections.Immutable;
using System.Text;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Eval;

/// <summary>trim, ltrim, rtrim. Of an event field the result is a view, when the characters are ASCII and known.</summary>
/// <param name="method">The method of the runtime's <c>Eval</c>.</param>
public abstract class TrimFunction(string method) : TextFunction(method)
{
    private readonly string _method = method;

    public override SplType TypeOf(ImmutableArray<Expression> arguments) =>
        arguments[0].Type.Kind == SplKind.Event && Characters(arguments) is not null ? SplType.Event : SplType.Text;

    public override Code Emit(CallExpression call, ExpressionEmitter emit) => call.Type.Kind == SplKind.Event
        ? new Code($"Eval.{_method}({emit.Value(call.Arguments[0]).Text}, {CSharpText.Utf8Literal(Characters(call.Arguments)!)})", SplType.Event)
        : base.Emit(call, emit);

    private static string? Characters(ImmutableArray<Expression> arguments)
    {
        if (arguments.Length == 1)
            return " \t";
        return arguments[1] is ConstantExpression { TextValue: { } text } && Ascii.IsValid(text) ? text : null;
    }
}
