using System.Collections.Immutable;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Commands;

/// <summary>Converts the value of every field that a wildcard reaches, also of those whose names are only known at run time.</summary>
/// <param name="Function">From a value of a field to the new one.</param>
/// <param name="Fields">Names and wildcards.</param>
/// <param name="Excluded">Names that stay as they are.</param>
/// <param name="Text">The stage in words.</param>
internal sealed record MapFieldsStage(RowFunction Function, ImmutableArray<string> Fields, ImmutableArray<string> Excluded, string Text) : AllFieldsStage
{
    public static MapFieldsStage Create(Schema input, RowFunction function, ImmutableArray<string> fields, ImmutableArray<string> excluded, string text) =>
        new(function, fields, excluded, text) { Input = input, Output = OutputOf(input, opens: false, name => Reaches(fields, excluded, name)) };

    public override void Emit(StageEmitter emit, Action next)
    {
        emit.Comment(Source);
        string hidden = string.Concat(Excluded.Select(name => $", {CSharpText.Literal(name)}"));
        string filter = emit.Static("NameFilter", "convertedNames", $"new NameFilter([{string.Join(", ", Fields.Select(CSharpText.Literal))}]{hidden})");
        WriteFields(
            emit,
            name => Reaches(Fields, Excluded, name),
            (_, before) => before.Type.Kind == SplKind.Null ? before : Function.Call(emit, before.Text),
            before => before is null ? null : $"{before}.Convert({filter}, value => {Function.Call(emit, "value").Text})");
        next();
    }

    private static bool Reaches(ImmutableArray<string> fields, ImmutableArray<string> excluded, string name) =>
        fields.Any(field => Wildcards.Matches(field, name)) && !excluded.Contains(name, StringComparer.Ordinal);

    public override string ToString() => Text;
}
