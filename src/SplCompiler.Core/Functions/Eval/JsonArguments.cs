using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Functions.Eval;

/// <summary>Arguments of functions that build JSON: keys or paths and values in turn.</summary>
internal static class JsonArguments
{
    public static bool CheckPairs(CallSyntax syntax, int first, EvalFunction function, Binder binder)
    {
        if ((syntax.Arguments.Length - first) % 2 == 0)
            return true;
        binder.Report(Descriptors.ArgumentCount, syntax.Span, $"`{function.Name}` takes pairs of key and value", "a value is missing", $"usage: `{function.Doc.Usage}`");
        return false;
    }

    public static string Pairs(ImmutableArray<Expression> arguments, ExpressionEmitter emit) =>
        string.Join(", ", arguments.Select((argument, i) => i % 2 == 0 ? Key(argument, emit) : Item(argument, emit)));

    /// <summary>A value as JSON. Text in quotes is a text, whatever it looks like.</summary>
    public static string Item(Expression argument, ExpressionEmitter emit) => argument switch
    {
        ConstantExpression { TextValue: not null } => Key(argument, emit),
        { Type.Kind: SplKind.Bool } => $"JsonItem.Truth({emit.True(argument).Text}, {emit.False(argument).Text})",
        _ => $"JsonItem.Of({emit.Any(argument).Text})",
    };

    private static string Key(Expression argument, ExpressionEmitter emit) => $"JsonItem.Text({emit.Text(argument).Text})";
}
