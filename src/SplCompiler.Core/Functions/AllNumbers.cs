using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Functions;

/// <summary>A numeric function with <c>allnum=t</c>: no result when a value of the group is no number.</summary>
/// <param name="inner">The function.</param>
public sealed class AllNumbers(AggregateFunction inner) : AggregateFunction
{
    public override WordDoc Doc => inner.Doc;

    public override bool NeedsOrder => inner.NeedsOrder;

    public override bool NeedsTime => inner.NeedsTime;

    public override double? PerSeconds => inner.PerSeconds;

    public override AggregateFunction OverWildcard => new AllNumbers(inner.OverWildcard);

    /// <summary>The function itself, or with <c>allnum=t</c> when it is over numbers.</summary>
    public static AggregateFunction Of(AggregateFunction function) => function.IsNumeric ? new AllNumbers(function) : function;

    public override SplType TypeOf(Expression? argument) => inner.TypeOf(argument) with { IsNullable = true };

    public override string StateType(Expression? argument) => $"NumericOnly<{inner.StateType(argument)}>";

    public override string EmitAdd(string state, Expression? argument, AggregateEmitter emit)
    {
        string add = inner.EmitAdd(state + ".State", argument, emit);
        return add.Length == 0 ? "" : $"{state}.Check({emit.Expressions.Any(argument!).Text}); {add}";
    }

    public override Code EmitResult(string state, Expression? argument, AggregateEmitter emit)
    {
        Code result = inner.EmitResult(state + ".State", argument, emit);
        return new Code($"{state}.HasOther ? null : {result.Text}", result.Type with { IsNullable = true }, IsPrimary: false);
    }
}
