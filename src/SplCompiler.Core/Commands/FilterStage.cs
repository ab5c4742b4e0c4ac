using System.Collections.Immutable;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Commands;

/// <summary>Keeps the rows for which a condition is true: what search, where and regex do.</summary>
public sealed record FilterStage(Expression Condition) : Stage
{
    /// <summary>The parts of the condition that need no search over events, so that rows which fail them need not wait; null when there is none.</summary>
    internal FilterStage? WithoutSearches() => WaitsForSearch ? Where(part => !Waits(part)) : null;

    /// <summary>The parts of the condition that wait for a search over events.</summary>
    internal FilterStage OnlySearches() => Where(Waits) ?? this;

    private FilterStage? Where(Func<Expression, bool> keeps)
    {
        if (Condition is not LogicalExpression { Operator: Logical.And } and)
            return null;
        ImmutableArray<Expression> parts = [.. and.Operands.Where(keeps)];
        return parts.IsEmpty ? null : this with { Condition = parts.Length == 1 ? parts[0] : and with { Operands = parts } };
    }

    private static bool Waits(Expression expression) => expression.Searches().Any(search => search.ReadsEvents);

    public override ImmutableArray<Expression> Expressions => [Condition];

    public override Stage WithExpressions(ImmutableArray<Expression> expressions) => this with { Condition = expressions[0] };

    public override FieldNeeds Needs(FieldNeeds output) => output.With(Condition);

    public override void Emit(StageEmitter emit, Action next)
    {
        if (Condition is TruthExpression { Value: true })
        {
            next();
            return;
        }

        emit.SkipUnless(Condition, Source);
        next();
    }

    public override string ToString() => $"filter {PlanText.Of(Condition)}";
}
