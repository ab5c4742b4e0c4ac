using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Functions.Eval;

/// <summary>A function that the runtime computes from values: <c>Eval.Lower(x)</c>. A null argument gives null unless it says otherwise.</summary>
/// <param name="method">The method of the runtime's <c>Eval</c>.</param>
/// <param name="resultType">The type of the result.</param>
public abstract class ValueFunction(string method, SplType resultType) : EvalFunction
{
    /// <summary>True when the runtime has a form over event fields, and these other arguments, that copies nothing: it takes the scratch memory of the event last.</summary>
    protected virtual bool WorksInPlace(ImmutableArray<Expression> arguments) => false;

    /// <summary>True when a condition may stand among the arguments: what tostring() sees of it.</summary>
    protected virtual bool TakesConditions => false;

    /// <summary>True when the runtime has a form over event fields beside the general one, with the same arguments.</summary>
    protected virtual bool HasFieldForm => false;

    public override Expression? Bind(CallSyntax syntax, ImmutableArray<Expression> arguments, Binder binder) =>
        TakesConditions || Conditions.CheckValues(syntax, arguments, binder) ? base.Bind(syntax, arguments, binder) : null;

    public override SplType TypeOf(ImmutableArray<Expression> arguments) =>
        arguments[0].Type.Kind == SplKind.Event && WorksInPlace(arguments) ? SplType.Event : resultType;

    public override Code Emit(CallExpression call, ExpressionEmitter emit)
    {
        if (call.Type.Kind == SplKind.Event)
        {
            IEnumerable<string> inPlace = call.Arguments.Select((argument, i) => i == 0 ? emit.Value(argument).Text : InPlaceArgument(argument, emit));
            return new Code($"Eval.{method}({string.Join(", ", inPlace)}, e.Scratch)", SplType.Event);
        }

        return new Code($"Eval.{method}({string.Join(", ", call.Arguments.Select(argument => Argument(argument, emit)))})", resultType);
    }

    // As it is: the runtime has the general form for every kind, and forms without a copy for some. Text fits both.
    private string Argument(Expression argument, ExpressionEmitter emit)
    {
        Code value = emit.Value(argument);
        return HasFieldForm && value.Type.Kind == SplKind.Text ? ExpressionEmitter.Convert(value, SplType.Any).Text : value.Text;
    }

    private static string InPlaceArgument(Expression argument, ExpressionEmitter emit) => argument switch
    {
        ConstantExpression { TextValue: { } text } => CSharpText.Utf8Literal(text),
        ConstantExpression { Type.Kind: SplKind.Number } number => CSharpText.Literal(number.NumberValue),
        _ => emit.Any(argument).Text,
    };
}
