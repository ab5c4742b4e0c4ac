using System.Collections.Immutable;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Commands;

/// <summary>Gives all rows at once to a method of the runtime and goes on with the rows that it gives back: rare commands, whose answer depends on every row.</summary>
/// <param name="Function">From a list of rows, each an <c>OpenFields</c>, to another.</param>
/// <param name="Text">The stage in words.</param>
internal sealed record WholeTableStage(RowFunction Function, string Text) : Stage
{
    /// <summary>The stage; the fields of its rows are only known at run time, but for those of a closed input and new ones.</summary>
    /// <param name="input">The rows that come in.</param>
    /// <param name="function">The method.</param>
    /// <param name="text">The stage in words.</param>
    /// <param name="added">Fields that the rows get.</param>
    public static WholeTableStage Create(Schema input, RowFunction function, string text, params ImmutableArray<string> added)
    {
        ImmutableArray<Column> columns = [.. Kept(input).Select(column => column with { Type = column.Name == "_time" ? SplType.Time : SplType.Any })];
        Schema output = new(columns, input.Tail is null ? null : OpenTail.Everything with { IsEvent = false, Hidden = [.. columns.Select(column => column.Name)] });
        return new(function, text) { Input = input, Output = added.Aggregate(output, (schema, name) => schema.With(new Column(name, SplType.Any))) };
    }

    /// <summary>The same where the rows may get any field.</summary>
    public static WholeTableStage CreateOpen(Schema input, RowFunction function, string text)
    {
        WholeTableStage stage = Create(input, function, text);
        OpenTail tail = OpenTail.Everything with { IsEvent = false, Hidden = [.. stage.Output.Columns.Select(column => column.Name)] };
        return stage with { Output = stage.Output with { Tail = tail } };
    }

    /// <summary>A stage whose rows have these columns alone.</summary>
    public static WholeTableStage CreateClosed(Schema input, RowFunction function, string text, params ImmutableArray<string> columns) =>
        new(function, text) { Input = input, Output = Schema.Closed(columns.Select(name => new Column(name, SplType.Any))) };

    // The time of an event is among its fields only when it is asked for.
    private static IEnumerable<Column> Kept(Schema input) =>
        input.Columns.Any(column => column.Name == "_time") || input.Find("_time") is not { } time ? input.Columns : input.Columns.Prepend(time);

    public override bool StoresRows => true;

    public override bool NeedsOrder => true;

    public override IEnumerable<string> Defines => Output.Columns.Select(column => column.Name);

    public override FieldNeeds Needs(FieldNeeds output) => FieldNeeds.All;

    public override void Emit(StageEmitter emit, Action next)
    {
        emit.Comment(Source);
        string rows = emit.Members.Unique("_allRows");
        emit.Members.State.Add($"private readonly FieldRows {rows} = new();");
        OpenTail? tail = Input.Tail is { } open ? open.Hide("_time") : null;
        emit.Writer.Line($"{rows}.Add({emit.AllFields(Kept(Input), tail)});");
        emit.Later(() => emit.Loop(
            $"foreach (OpenFields row in {Function.Call(emit, rows).Text})",
            scope =>
            {
                string row = scope.Locals.Unique("row");
                foreach (Column column in Output.Columns)
                    scope.Set(column.Name, ExpressionEmitter.Convert(new Code($"{row}[{CSharpText.Literal(column.Name)}]", SplType.Any), column.Type));
                scope.Tail = row;
            },
            next));
    }

    public override string ToString() => Text;
}
