using System.Collections.Immutable;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Commands;

/// <summary>Adds the sum of the numbers of a row.</summary>
public sealed record RowTotalStage(ImmutableArray<string> Fields, string OutputField) : Stage
{
    internal static RowTotalStage Create(Schema input, ImmutableArray<string> fields, string output) => new(fields, output)
    {
        Input = input,
        Output = input.With(new Column(output, SplType.Number.NotNull)),
    };

    public override IEnumerable<string> Defines => [OutputField];

    private OpenTail? Open => Input.Tail is { } tail && Fields.Any(Wildcards.IsWildcard)
        ? tail.Narrow([.. Fields.Where(Wildcards.IsWildcard)])
        : null;

    private IEnumerable<Column> Columns()
    {
        foreach (Column column in Input.Columns.Where(column => Fields.Any(field => Wildcards.Matches(field, column.Name))))
            yield return column;
        foreach (string name in Fields.Where(field => !Wildcards.IsWildcard(field)))
        {
            if (!Input.Columns.Any(column => column.Name == name) && Input.Find(name) is { } column)
                yield return column;
        }
    }

    public override FieldNeeds Needs(FieldNeeds output)
    {
        if (!output.Contains(OutputField))
            return output;
        FieldNeeds needs = output.Without(OutputField).With(Columns().Select(column => column.Name));
        return Open is null ? needs : needs with { Everything = true };
    }

    public override Stage? Prune(FieldNeeds output) => output.Contains(OutputField) ? this : null;

    public override void Emit(StageEmitter emit, Action next)
    {
        emit.Comment(Source);
        List<Column> columns = [.. Columns().Where(column => column.Type.Kind != SplKind.Null)];
        IEnumerable<string> values = columns.Select(column => ExpressionEmitter.Convert(emit.Read(column), SplType.Any).Text);
        OpenTail? open = Open;
        foreach (Column column in columns)
            open = open?.Hide(column.Name);
        if (open is not null)
            values = values.Prepend(emit.Tail(open, "summed"));
        emit.Define(OutputField, new Code($"Totals.Of({string.Join(", ", values)})", SplType.Number.NotNull));
        next();
    }

    public override string ToString() => $"sum of {string.Join(' ', Fields)} as {OutputField}";
}
