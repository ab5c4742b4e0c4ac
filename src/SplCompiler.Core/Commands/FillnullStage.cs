using System.Collections.Immutable;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Commands;

/// <summary>Fills every field that at least one row has: it must see all rows first.</summary>
public sealed record FillnullStage(string Value, ImmutableArray<string> Fields) : AllFieldsStage
{
    internal static FillnullStage Create(Schema input, string value, ImmutableArray<string> fields) =>
        new(value, fields) { Input = input, Output = OutputOf(input, opens: false, name => Reaches(fields, name)) };

    public override bool StoresRows => true;

    public override bool NeedsOrder => true;

    public override void Emit(StageEmitter emit, Action next)
    {
        FieldNeeds needs = emit.NeedsAfter;
        StoredRow stored = StoredRow.Declare(emit, Input, needs, "UnfilledRow");
        string rows = emit.Members.Unique("_unfilled");
        string seen = emit.Members.Unique("_seenFields");
        emit.Members.State.Add($"private readonly KeptRows<{stored.Type}> {rows} = new();");
        emit.Members.State.Add($"private readonly SeenFields {seen} = new({CSharpText.Literal(Value)}, {NameFilter(emit)});");
        emit.Comment(Source);
        foreach (string name in Names(needs))
        {
            Column? column = Input.Find(name);
            if (column is not null && column.Type.Kind != SplKind.Null)
                emit.Writer.Line($"{seen}.Add({CSharpText.Literal(name)}, {ExpressionEmitter.Convert(emit.Read(column), SplType.Any).Text});");
        }

        if (needs.Everything && Input.Tail is { } tail)
            emit.Writer.Line($"{seen}.Add({emit.Tail(tail)});");
        emit.Writer.Line($"{rows}.Add({stored.New(emit)});");
        emit.Later(() => emit.Loop(
            $"foreach ({stored.Type} unfilled in {rows})",
            scope =>
            {
                stored.Read(scope, scope.Locals.Unique("unfilled"));
                emit.NeedsAfter = needs;
                WriteFields(
                    emit,
                    name => Reaches(Fields, name),
                    (name, before) => before.Type.Kind == SplKind.Null
                        ? before
                        : new Code($"{seen}.Fill({CSharpText.Literal(name)}, {ExpressionEmitter.Convert(before, SplType.Any).Text})", SplType.Any),
                    before => before is null ? null : $"{seen}.Fill({before})");
            },
            next));
    }

    private IEnumerable<string> Names(FieldNeeds needs)
    {
        IEnumerable<string> names = Input.Columns.Select(column => column.Name).Where(needs.Contains);
        if (!needs.Everything && Input.Tail is { } tail)
            names = names.Union(needs.Names.Order(StringComparer.Ordinal).Where(tail.Contains));
        return names.Where(name => !name.StartsWith('_'));
    }

    private static bool Reaches(ImmutableArray<string> fields, string name) => fields.Any(field => Wildcards.Matches(field, name));

    private string NameFilter(StageEmitter emit) =>
        emit.Static("NameFilter", "filledNames", $"new NameFilter([{string.Join(", ", Fields.Select(CSharpText.Literal))}])");

    public override string ToString() => $"fillnull {string.Join(' ', Fields)} with {Value}";
}
