using System.Collections.Immutable;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Commands;

/// <summary>The fields of a data set over events, under their full names. Each is computed where it is first read.</summary>
/// <param name="Fields">Full name and value over the event.</param>
/// <param name="Name">The data set.</param>
public sealed record DatasetStage(ImmutableArray<(string Field, Expression Value)> Fields, string Name) : Stage
{
    public override ImmutableArray<Expression> Expressions => [.. Fields.Select(known => known.Value)];

    public override Stage WithExpressions(ImmutableArray<Expression> expressions) =>
        this with { Fields = [.. Fields.Zip(expressions, (field, value) => (field.Field, value))] };

    public override IEnumerable<string> Defines => Fields.Select(known => known.Field);

    public override FieldNeeds Needs(FieldNeeds output)
    {
        FieldNeeds needs = output.Without(Fields.Select(field => field.Field));
        foreach ((_, Expression value) in Fields.Where(field => output.Contains(field.Field)))
            needs = needs.With(value);
        return needs with { Everything = false };
    }

    public override Stage? Prune(FieldNeeds output) => this with
    {
        Fields = [.. Fields.Where(field => output.Contains(field.Field))],
        Output = Output with { Columns = [.. Output.Columns.Where(column => output.Contains(column.Name) || Fields.All(field => field.Field != column.Name))] },
    };

    public override void Emit(StageEmitter emit, Action next)
    {
        foreach ((string field, Expression value) in Fields)
            emit.Scope.SetLazy(field, () => emit.Expressions.Value(value));
        next();
    }

    public override string ToString() => $"data set {Name}: {string.Join(", ", Fields.Select(field => $"{field.Field}={PlanText.Of(field.Value)}"))}";
}
