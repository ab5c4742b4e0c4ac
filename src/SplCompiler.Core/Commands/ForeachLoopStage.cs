using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Commands;

/// <summary>Runs stages for each field that is only known at run time, or for each value of one field.</summary>
/// <param name="Wildcards">What chooses the fields; empty when the loop is over values.</param>
/// <param name="Field">The field whose values are looped over; null when the loop is over fields.</param>
/// <param name="Items">The runtime's method that gives the values.</param>
/// <param name="Template">The stages of one round.</param>
/// <param name="Carried">The fields that a round writes and the next one reads.</param>
/// <param name="Text">The stage in words.</param>
internal sealed record ForeachLoopStage(
    ImmutableArray<string> Wildcards, FieldExpression? Field, string Items, ImmutableArray<Stage> Template, ImmutableArray<string> Carried, string Text) : AllFieldsStage
{
    private bool WritesFields => Template.SelectMany(stage => stage.Defines).Contains(ForeachTemplate.Field, StringComparer.Ordinal);

    public static Stage? OverFields(ImmutableArray<string> wildcards, ForeachTemplate template, Binder binder, string text)
    {
        Column[] columns =
        [
            new(ForeachTemplate.Field, SplType.Any), new(ForeachTemplate.Name, SplType.Text.NotNull), new(ForeachTemplate.MatchString, SplType.Text.NotNull),
        ];
        return Create(columns, template, binder, (stages, carried) => new ForeachLoopStage(wildcards, null, "", stages, carried, text) { Input = binder.Input, Output = binder.Input });
    }

    public static Stage? OverItems(FieldExpression field, string items, ForeachTemplate template, Binder binder, string text)
    {
        Column[] columns = [new(ForeachTemplate.Item, SplType.Any), new(ForeachTemplate.Iteration, SplType.Number.NotNull)];
        return Create(columns, template, binder, (stages, carried) => new ForeachLoopStage([], field, items, stages, carried, text) { Input = binder.Input, Output = binder.Input });
    }

    private static ForeachLoopStage? Create(
        Column[] columns, ForeachTemplate template, Binder binder, Func<ImmutableArray<Stage>, ImmutableArray<string>, ForeachLoopStage> create)
    {
        // First to learn what a round writes; then with these fields as they are in the middle of the loop: anything.
        Schema rows = columns.Aggregate(binder.Input, (schema, column) => schema.With(column));
        if (template.BindLoop(rows) is not { } first)
            return null;
        ImmutableArray<string> carried = [.. first.SelectMany(stage => stage.Defines).Where(name => !name.StartsWith("<<", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)];
        rows = carried.Aggregate(rows, (schema, name) => schema.With(new Column(name, SplType.Any)));
        if (template.BindLoop(rows) is not { } stages)
            return null;

        ForeachLoopStage loop = create(stages, carried);
        Schema output = carried.Aggregate(loop.Input, (schema, name) => schema.With(new Column(name, SplType.Any)));
        return loop with { Output = loop.WritesFields ? OutputOf(output, opens: false, _ => false) : output };
    }

    public override ImmutableArray<Expression> Expressions => Field is null ? [] : [Field];

    public override IEnumerable<string> Defines => Carried;

    public override FieldNeeds Needs(FieldNeeds output)
    {
        FieldNeeds needs = Template.Reverse().Aggregate(output.With(Carried), (needs, stage) => stage.Needs(needs));
        needs = needs.With(output.Names).With(Carried);
        needs = needs with { Names = needs.Names.Where(name => !name.StartsWith("<<", StringComparison.Ordinal)).ToImmutableHashSet(StringComparer.Ordinal) };
        return Field is null ? needs with { Everything = true } : needs.With(Field.Name);
    }

    public override void Emit(StageEmitter emit, Action next)
    {
        FieldNeeds needs = emit.NeedsAfter;
        emit.Comment(Source);
        // What a round reads of the event is read once, before the loop.
        foreach (Column column in Template.SelectMany(stage => stage.Expressions).SelectMany(expression => expression.Fields()).Distinct(StringComparer.Ordinal)
            .Where(name => !name.StartsWith("<<", StringComparison.Ordinal)).Select(Input.Find).OfType<Column>())
            emit.Read(column);
        foreach (string name in Carried)
        {
            Code before = Input.Find(name) is { } column ? ExpressionEmitter.Convert(emit.Read(column), SplType.Any) : new Code("SplValue.Null", SplType.Any);
            emit.Define(name, before);
        }

        string changed = WritesFields ? emit.Scope.Locals.Unique("changedFields") : "";
        if (WritesFields)
            emit.Writer.Line($"var {changed} = new OpenFields();");
        WriteLoop(emit, needs, changed);
        if (WritesFields)
            WriteTail(emit, changed);
        emit.NeedsAfter = needs;
        next();
    }

    private void WriteLoop(StageEmitter emit, FieldNeeds needs, string changed)
    {
        List<(string Name, string Local)> carried = [.. Carried.Select(name => (name, emit.Scope.TryGet(name, out Code code) ? code.Text : ""))];
        string first = emit.Scope.Locals.Unique(Field is null ? "fieldName" : "iteration");
        string second = emit.Scope.Locals.Unique(Field is null ? "fieldValue" : "item");
        string values = Field is null
            ? $"{emit.Tail(Input.Tail!.Narrow(Wildcards), "looped")}.Fields"
            : $"{Items}({emit.Expressions.Any(Field).Text})";
        emit.Enclosed($"foreach (({(Field is null ? "string" : "int")} {first}, SplValue {second}) in {values})", () =>
        {
            SetPlaceholders(emit.Scope, first, second);
            SequenceStage.Write(emit, Template, needs.With(Carried).With(ForeachTemplate.Field), Source, () =>
            {
                foreach ((string name, string local) in carried)
                {
                    Code after = ExpressionEmitter.Convert(emit.Read(new Column(name, SplType.Any)), SplType.Any);
                    if (after.Text != local)
                        emit.Writer.Line($"{local} = {after.Text};");
                }

                if (changed.Length > 0)
                    emit.Writer.Line($"{changed}.Add({first}, {ExpressionEmitter.Convert(emit.Read(new Column(ForeachTemplate.Field, SplType.Any)), SplType.Any).Text});");
            });
        });
    }

    private void SetPlaceholders(RowScope scope, string first, string second)
    {
        if (Field is not null)
        {
            scope.Set(ForeachTemplate.Iteration, new Code(first, SplType.Number.NotNull));
            scope.Set(ForeachTemplate.Item, new Code(second, SplType.Any));
            return;
        }

        scope.Set(ForeachTemplate.Name, new Code(first, SplType.Text.NotNull));
        scope.Set(ForeachTemplate.Field, new Code(second, SplType.Any));
        string wildcards = string.Join(", ", Wildcards.Select(CSharpText.Literal));
        scope.Set(ForeachTemplate.MatchString, new Code($"ForeachItems.MatchString({first}, {wildcards})", SplType.Text.NotNull));
    }

    /// <summary>The fields that the loop reached get what it made of them; the others stay.</summary>
    private void WriteTail(StageEmitter emit, string changed)
    {
        OpenTail others = Input.Tail! with { HiddenWildcards = Input.Tail.HiddenWildcards.AddRange(Wildcards) };
        Code? time = Output.Columns.Any(column => column.Name == "_time") && !Input.Columns.Any(column => column.Name == "_time") ? emit.Read(new Column("_time", SplType.Time)) : null;
        string tail = emit.Scope.Locals.Unique("openFields");
        emit.Writer.Line($"OpenFields {tail} = {emit.Tail(others)}.With({changed});");
        if (time is { } read)
            emit.Scope.Set("_time", read);
        emit.Scope.Tail = tail;
    }

    public override string ToString() => Text;
}
