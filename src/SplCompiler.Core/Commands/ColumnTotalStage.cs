using System.Collections.Immutable;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Commands;

/// <summary>Appends a row with the sum of each column.</summary>
public sealed record ColumnTotalStage(ImmutableArray<string> Fields, string? LabelField, string Label) : Stage
{
    internal static ColumnTotalStage Create(Schema input, ImmutableArray<string> fields, string? labelField, string label)
    {
        // The row of sums lacks every other column.
        var output = new Schema(
            [.. input.Columns.Select(column => column with { Type = SplType.Any })],
            input.Tail is null ? null : input.Tail with { IsEvent = false });
        return new(fields, labelField, label) { Input = input, Output = labelField is null ? output : output.With(new Column(labelField, SplType.Any)) };
    }

    public override bool StoresRows => true;

    public override bool NeedsOrder => true;

    public override IEnumerable<string> Defines => Output.Columns.Select(column => column.Name);

    public override FieldNeeds Needs(FieldNeeds output) => output;

    public override void Emit(StageEmitter emit, Action next)
    {
        FieldNeeds needs = emit.NeedsAfter;
        StoredRow stored = StoredRow.Declare(emit, Output, needs, "SummedRow");
        string rows = emit.Members.Unique("_summed");
        string sums = emit.Members.Unique("_columnSums");
        emit.Members.State.Add($"private readonly KeptRows<{stored.Type}> {rows} = new();");
        emit.Members.State.Add($"private readonly ColumnSums {sums} = new({emit.Static("NameFilter", "summedNames", $"new NameFilter([{string.Join(", ", Fields.Select(CSharpText.Literal))}])")});");
        emit.Comment(Source);
        List<string> names = [.. Names(needs)];
        foreach (string name in names)
        {
            Code value = Input.Find(name) is { } column ? ExpressionEmitter.Convert(emit.Read(column), SplType.Any) : new Code("SplValue.Null", SplType.Any);
            emit.Writer.Line($"{sums}.Add({CSharpText.Literal(name)}, {value.Text});");
        }

        if (needs.Everything && Input.Tail is { } tail)
            emit.Writer.Line($"{sums}.Add({emit.Tail(tail)});");
        emit.Writer.Line($"{rows}.Add({stored.New(emit)});");
        emit.Later(() =>
        {
            emit.Loop($"if ({rows}.Count > 0)", scope => Sums(scope, names, sums), () => emit.Writer.Line($"{rows}.Add({stored.New(emit)});"));
            emit.Loop($"foreach ({stored.Type} summed in {rows})", scope => stored.Read(scope, scope.Locals.Unique("summed")), next);
        });
    }

    private void Sums(RowScope scope, List<string> names, string sums)
    {
        scope.Tail = $"{sums}.Open()";
        foreach (Column column in Output.Columns)
            scope.Set(column.Name, new Code("SplValue.Null", SplType.Null));
        foreach (string name in names)
            scope.Set(name, new Code($"{sums}[{CSharpText.Literal(name)}]", SplType.Any));
        if (LabelField is not null)
            scope.Set(LabelField, new Code(CSharpText.Literal(Label), SplType.Text.NotNull));
    }

    private IEnumerable<string> Names(FieldNeeds needs)
    {
        IEnumerable<string> names = Input.Columns.Select(column => column.Name).Where(needs.Contains);
        if (!needs.Everything && Input.Tail is { } tail)
            names = names.Union(needs.Names.Order(StringComparer.Ordinal).Where(tail.Contains));
        return names.Where(name => Fields.Any(field => Wildcards.Matches(field, name)) && name != LabelField);
    }

    public override string ToString() => $"column sums of {string.Join(' ', Fields)}";
}
