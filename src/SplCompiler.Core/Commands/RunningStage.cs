using System.Collections.Immutable;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Commands;

/// <summary>A field that depends on the rows before: accum, delta, autoregress, filldown with a list.</summary>
/// <param name="Field">The field that is read.</param>
/// <param name="OutputField">The field that is written.</param>
/// <param name="State">The runtime's class that remembers the rows before.</param>
/// <param name="Arguments">The C# of its constructor's arguments.</param>
/// <param name="Method">The method that takes the value of a row and gives that of the output.</param>
/// <param name="Type">The type of the output.</param>
public sealed record RunningStage(FieldExpression Field, string OutputField, string State, string Arguments, string Method, SplType Type) : Stage
{
    public override bool NeedsOrder => true;

    public override ImmutableArray<Expression> Expressions => [Field];

    public override Stage WithExpressions(ImmutableArray<Expression> expressions) =>
        expressions[0] is FieldExpression field ? this with { Field = field } : this;

    public override IEnumerable<string> Defines => [OutputField];

    public override FieldNeeds Needs(FieldNeeds output) =>
        output.Contains(OutputField) ? output.Without(OutputField).With(Field.Name) : output;

    public override Stage? Prune(FieldNeeds output) => output.Contains(OutputField) ? this : null;

    public override void Emit(StageEmitter emit, Action next)
    {
        string state = emit.Members.Unique("_" + Identifiers.Local(OutputField) + State);
        emit.Members.State.Add($"private readonly {State} {state} = new({Arguments});");
        emit.Comment(Source);
        string value = emit.Expressions.Any(Field).Text;
        emit.Define(OutputField, new Code($"{state}.{Method}({value})", Type));
        next();
    }

    public override string ToString() => $"{State}.{Method} {Field.Name} as {OutputField}";
}
