using System.Collections.Immutable;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Commands;

/// <summary>
/// Adds fields whose names are only known at run time. They override fields of the same name, known columns included; the
/// schema is open from here on. <c>_time</c> and <c>_raw</c> stay those of the event.
/// </summary>
/// <param name="Function">The runtime's method; it yields <c>OpenFields</c>.</param>
/// <param name="Inputs">What it reads of the row.</param>
/// <param name="Text">The stage in words.</param>
internal sealed record AddFieldsStage(RowFunction Function, ImmutableArray<Expression> Inputs, string Text) : AllFieldsStage
{
    public static AddFieldsStage Create(Schema input, RowFunction function, string text, params ImmutableArray<Expression> inputs) =>
        new(function, inputs, text) { Input = input, Output = OutputOf(input, opens: true, Reaches) };

    public override ImmutableArray<Expression> Expressions => Inputs;

    public override Stage WithExpressions(ImmutableArray<Expression> expressions) => this with { Inputs = expressions };

    public override FieldNeeds Needs(FieldNeeds output) => Inputs.Aggregate(output, (needs, input) => needs.With(input));

    public override void Emit(StageEmitter emit, Action next)
    {
        emit.Comment(Source);
        string added = emit.Scope.Locals.Unique("addedFields");
        emit.Writer.Line($"OpenFields {added} = {Function.Call(emit, Inputs.Select(input => emit.Expressions.Any(input).Text)).Text};");
        WriteFields(
            emit,
            Reaches,
            (name, before) =>
            {
                string value = $"{added}[{CSharpText.Literal(name)}]";
                return before.Type.Kind == SplKind.Null
                    ? new Code(value, SplType.Any)
                    : new Code($"Eval.Coalesce({value}, {ExpressionEmitter.Convert(before, SplType.Any).Text})", SplType.Any);
            },
            before => before is null ? added : $"{before}.With({added})");
        next();
    }

    /// <summary>The runtime does not add these either.</summary>
    private static bool Reaches(string name) => name is not ("_time" or "_raw");

    public override string ToString() => Text;
}
