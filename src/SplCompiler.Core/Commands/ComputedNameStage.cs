using System.Collections.Immutable;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Commands;

/// <summary>Assigns to a field whose name stands in another field: <c>eval {x}=1</c>. Without a single name nothing is assigned.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value; null removes the field.</param>
public sealed record ComputedNameStage(Expression Name, Expression Value) : AllFieldsStage
{
    internal static ComputedNameStage Create(Schema input, Expression name, Expression value) =>
        new(name, value) { Input = input, Output = OutputOf(input, opens: true, Reaches) };

    public override ImmutableArray<Expression> Expressions => [Name, Value];

    public override Stage WithExpressions(ImmutableArray<Expression> expressions) => this with { Name = expressions[0], Value = expressions[1] };

    public override FieldNeeds Needs(FieldNeeds output) => output.With(Name).With(Value);

    public override void Emit(StageEmitter emit, Action next)
    {
        emit.Comment(Source);
        string name = emit.Scope.Locals.Unique("assignedName");
        string value = emit.Scope.Locals.Unique("assignedValue");
        emit.Writer.Line($"string? {name} = {emit.Expressions.Text(Name).Text};");
        emit.Writer.Line($"SplValue {value} = {emit.Expressions.Any(Value).Text};");
        WriteFields(
            emit,
            Reaches,
            (field, before) => new Code(
                $"{name} == {CSharpText.Literal(field)} ? {value} : {ExpressionEmitter.Convert(before, SplType.Any).Operand}", SplType.Any, IsPrimary: false),
            before => $"{before ?? "OpenFields.Empty"}.With({name}, {value})");
        next();
    }

    // A placeholder of foreach is no field.
    private static bool Reaches(string name) => name is not ("_time" or "_raw") && !name.StartsWith("<<", StringComparison.Ordinal);

    public override string ToString() => $"eval {{{PlanText.Of(Name)}}} = {PlanText.Of(Value)}";
}
