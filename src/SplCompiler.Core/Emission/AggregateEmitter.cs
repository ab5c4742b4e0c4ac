using SplCompiler.Planning;

namespace SplCompiler.Emission;

/// <summary>What an aggregate writes its code with.</summary>
/// <param name="Stage">The stage emitter.</param>
/// <param name="Symbols">The C# of the symbol table of the groups.</param>
public sealed record AggregateEmitter(StageEmitter Stage, string Symbols)
{
    public ExpressionEmitter Expressions => Stage.Expressions;

    /// <summary>The argument in its own type.</summary>
    public Code Argument(Expression argument) => Expressions.Value(argument);
}
