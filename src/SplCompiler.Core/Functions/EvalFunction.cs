using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Functions;

/// <summary>A function of eval. One file each: Doc, Typing, Emission.</summary>
public abstract class EvalFunction
{
    public abstract WordDoc Doc { get; }

    /// <summary>The fewest arguments.</summary>
    public abstract int MinimumArguments { get; }

    /// <summary>The most arguments.</summary>
    public virtual int MaximumArguments => MinimumArguments;

    public string Name => Doc.Name;

    /// <summary>Makes the bound expression of a call whose number of arguments was checked; null when it was refused.</summary>
    public virtual Expression? Bind(CallSyntax syntax, ImmutableArray<Expression> arguments, Binder binder) =>
        new CallExpression(this, arguments, TypeOf(arguments));

    /// <summary>The type of the result.</summary>
    public abstract SplType TypeOf(ImmutableArray<Expression> arguments);

    /// <summary>The C# of a call. A function that yields a truth value writes the C# condition "is true".</summary>
    public abstract Code Emit(CallExpression call, ExpressionEmitter emit);

    public override string ToString() => Name;
}
