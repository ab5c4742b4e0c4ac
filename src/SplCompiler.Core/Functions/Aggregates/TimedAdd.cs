using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Aggregates;

/// <summary>Adding to a state that looks at <c>_time</c>: what earliest and latest share.</summary>
internal static class TimedAdd
{
    public static string Emit(string state, Expression argument, AggregateEmitter emit)
    {
        if (argument.Type.Kind == SplKind.Null)
            return "";
        Code time = ExpressionEmitter.Convert(emit.Stage.Read(new Column("_time", SplType.Time)), SplType.Time);
        Code value = emit.Expressions.Value(argument);
        string text = value.Type.Kind == SplKind.Event ? value.Text : ExpressionEmitter.Convert(value, SplType.Any).Text;
        return $"{state}.Add({time.Text}, {emit.Stage.Scope.Ordinal}, {text});";
    }
}
