using System.Collections.Immutable;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Commands;

/// <summary>Keeps the rows for which a condition is true: what search, where and regex do.</summary>
public sealed record FilterStage(Expression Condition) : Stage
{
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
