using System.Collections.Immutable;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Eval;

/// <summary>strftime and strptime: a value and a format, which is read once when it is known.</summary>
/// <param name="method">The method of the runtime's <c>Eval</c>.</param>
/// <param name="resultType">The type of the result.</param>
public abstract class TimeFormatFunction(string method, SplType resultType) : EvalFunction
{
    public override int MinimumArguments => 2;

    public override SplType TypeOf(ImmutableArray<Expression> arguments) => resultType;

    public override Code Emit(CallExpression call, ExpressionEmitter emit)
    {
        string format = call.Arguments[1] is ConstantExpression { TextValue: { } constant }
            ? emit.Stage.Static("TimeFormat", "timeFormat", $"new({CSharpText.Literal(constant)})")
            : emit.Text(call.Arguments[1]).Text;
        string code = $"Eval.{method}({Subject(call.Arguments[0], emit).Text}, {format}, Run.TimeZone)";
        // A text that is known is read once: only the time zone of the run is missing.
        bool isOfRun = resultType == SplType.Time && call.Arguments is [ConstantExpression, ConstantExpression] && !emit.Stage.ReadsAliased;
        return new Code(isOfRun ? emit.Stage.Members.TimeOfRun("givenTime", code) : code, resultType);
    }

    /// <summary>The C# of the first argument in the form that the function reads.</summary>
    protected abstract Code Subject(Expression subject, ExpressionEmitter emit);
}
