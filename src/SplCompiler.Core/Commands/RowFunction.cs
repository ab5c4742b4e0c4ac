using System.Collections.Immutable;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Functions;
using SplCompiler.Planning;

namespace SplCompiler.Commands;

/// <summary>
/// A method of the runtime that a command calls for each row. No word of the language: commands that only compute fields
/// are assignments (<see cref="Eval.EvalStage"/>) of such calls, so that what nobody reads is left out.
/// </summary>
/// <param name="method">The method: <c>Makemv.Split</c>, or a name alone with <see cref="Receiver"/>.</param>
/// <param name="type">The type of the result.</param>
/// <param name="constants">Arguments behind the values of the row.</param>
internal sealed class RowFunction(string method, SplType type, params ImmutableArray<RowConstant> constants) : EvalFunction
{
    public override WordDoc Doc { get; } = new(method) { Usage = method, Summary = "Called by a command.", Manual = "" };

    public override int MinimumArguments => 0;

    public override int MaximumArguments => int.MaxValue;

    public ImmutableArray<RowConstant> Constants => constants;

    /// <summary>The object whose method it is; null for a static method.</summary>
    public RowConstant? Receiver { get; init; }

    /// <summary>Arguments before the values of the row.</summary>
    public ImmutableArray<RowConstant> Leading { get; init; } = [];

    public override SplType TypeOf(ImmutableArray<Expression> arguments) => type;

    public override Code Emit(CallExpression call, ExpressionEmitter emit) =>
        Call(emit.Stage, call.Arguments.Select(argument => Argument(argument, emit)));

    /// <summary>What was bound as a number may stand in a row that holds values of any kind; which method is meant was decided by the binder.</summary>
    private static string Argument(Expression argument, ExpressionEmitter emit)
    {
        Code value = emit.Value(argument);
        return argument.Type.IsNumeric && value.Type.Kind == SplKind.Any ? ExpressionEmitter.Convert(value, SplType.Number).Text : value.Text;
    }

    /// <summary>The C# of the call over values given as C#.</summary>
    public Code Call(StageEmitter emit, params IEnumerable<string> values)
    {
        IEnumerable<string> arguments = Leading.Select(constant => constant.Emit(emit)).Concat(values).Concat(constants.Select(constant => constant.Emit(emit)));
        string receiver = Receiver is null ? "" : Receiver.Emit(emit) + ".";
        return new Code($"{receiver}{method}({string.Join(", ", arguments)})", type);
    }

    /// <summary>The call over values of the row.</summary>
    public CallExpression Of(params ImmutableArray<Expression> arguments) => new(this, arguments, type);
}
