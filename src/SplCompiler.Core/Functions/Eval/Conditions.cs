using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Functions.Eval;

/// <summary>Checks of arguments that must be conditions, and of those that must not.</summary>
internal static class Conditions
{
    public static bool Check(CallSyntax syntax, ImmutableArray<Expression> arguments, int index, Binder binder)
    {
        if (arguments[index].Type.Kind is SplKind.Bool or SplKind.Null)
            return true;
        binder.Report(Descriptors.TypeMismatch, syntax.Arguments[index].Span, $"`{syntax.Name}` expects a condition here, found a value", "neither true nor false");
        return false;
    }

    public static bool CheckValue(CallSyntax syntax, ImmutableArray<Expression> arguments, int index, Binder binder)
    {
        if (arguments[index].Type.Kind is not SplKind.Bool)
            return true;
        binder.Report(Descriptors.TypeMismatch, syntax.Arguments[index].Span, $"`{syntax.Name}` expects a value here, found a condition", "true or false",
            "write the text \"true\" or \"false\"");
        return false;
    }

    public static bool CheckValues(CallSyntax syntax, ImmutableArray<Expression> arguments, Binder binder)
    {
        for (int i = 0; i < arguments.Length; i++)
        {
            if (!CheckValue(syntax, arguments, i, binder))
                return false;
        }

        return true;
    }
}
