using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Commands;

/// <summary>
/// Runs stages for each field that is only known at run time, where the template makes names of fields: <c>avg_&lt;&lt;MATCHSTR&gt;&gt;</c>.
/// The row goes from round to round as a list of fields, so that each round sees what the ones before it assigned.
/// </summary>
/// <param name="Wildcards">What chooses the fields.</param>
/// <param name="Template">The stages of one round.</param>
/// <param name="Text">The stage in words.</param>
internal sealed record ForeachNamesStage(ImmutableArray<string> Wildcards, ImmutableArray<Stage> Template, string Text) : Stage
{
    /// <summary>The stage; null when the template was refused.</summary>
    public static ForeachNamesStage? Create(ImmutableArray<string> wildcards, ForeachTemplate template, Binder binder, Foreach.Syntax syntax)
    {
        Schema input = binder.Input;
        if (template.BindNames(new Schema(Columns(input), Rest(input))) is not { } stages)
            return null;
        if (Assigned(stages).Any(name => name is "_time" or "_raw"))
        {
            binder.Report(Descriptors.UnsupportedForm, syntax.Span, "a template that makes names of fields cannot assign to `_time` or `_raw`", "assigns to a field of the event");
            return null;
        }

        return new ForeachNamesStage(wildcards, stages, syntax.ToString()) { Input = input, Output = new Schema(Time(input), Rest(input)) };
    }

    /// <summary>The names that a round assigns to as they stand: all others are made by the row.</summary>
    internal static IEnumerable<string> Assigned(ImmutableArray<Stage> stages) => stages.SelectMany(stage => stage switch
    {
        SequenceStage sequence => Assigned(sequence.Stages),
        Eval.EvalStage eval => eval.Defines,
        _ => [],
    });

    /// <summary>What a placeholder stands for in a round, as columns.</summary>
    internal static Column[] Placeholders { get; } =
    [
        new(ForeachTemplate.Field, SplType.Any), new(ForeachTemplate.Name, SplType.Text.NotNull), new(ForeachTemplate.MatchString, SplType.Text.NotNull),
        .. ForeachTemplate.Segments.Select(segment => new Column(segment, SplType.Text.NotNull)),
    ];

    // The time keeps its type; everything else is in the list.
    private static ImmutableArray<Column> Time(Schema input) => input.Find("_time") is { } time ? [time] : [];

    private static ImmutableArray<Column> Columns(Schema input) => [.. Time(input), .. Placeholders];

    private static OpenTail Rest(Schema input) =>
        OpenTail.Everything with { IsEvent = false, Hidden = [.. Columns(input).Select(column => column.Name)] };

    public override IEnumerable<string> Defines => Output.Columns.Select(column => column.Name);

    public override FieldNeeds Needs(FieldNeeds output) => FieldNeeds.All;

    public override void Emit(StageEmitter emit, Action next)
    {
        FieldNeeds needs = emit.NeedsAfter;
        emit.Comment(Source);
        Code? time = Output.Find("_time") is { } column && Output.Columns.Contains(column) ? emit.Read(column) : null;
        string row = emit.Scope.Locals.Unique("rowFields");
        string name = emit.Scope.Locals.Unique("fieldName");
        string value = emit.Scope.Locals.Unique("fieldValue");
        OpenTail tail = Input.Tail! with { Hidden = Input.Tail.Hidden.Add("_time") };
        string looped = emit.Tail(Input.Tail!.Narrow(Wildcards), "looped");
        string before = emit.AllFields(Input.Columns.Where(known => known.Name != "_time"), tail);
        emit.Writer.Line($"OpenFields {row} = {before};");
        emit.Enclosed($"foreach ((string {name}, SplValue {value}) in {looped}.Fields)", () =>
        {
            emit.Scope.Tail = row;
            foreach (Column known in Input.Columns.Where(known => known.Name != "_time"))
                emit.Scope.Remove(known.Name);
            SetPlaceholders(emit.Scope, name, value);
            SequenceStage.Write(emit, Template, FieldNeeds.All, Source, () => WriteRound(emit, row, name));
        });
        foreach (Column known in Input.Columns)
            emit.Scope.Remove(known.Name);
        if (time is { } read)
            emit.Scope.Set("_time", read);
        emit.Scope.Tail = row;
        emit.NeedsAfter = needs;
        next();
    }

    /// <summary>What the round made of the row; the field that it ran for may have another value, too.</summary>
    private void WriteRound(StageEmitter emit, string row, string name)
    {
        Schema after = Template.IsEmpty ? new Schema(Columns(Input), Rest(Input)) : Template[^1].Output;
        bool writesField = Assigned(Template).Contains(ForeachTemplate.Field, StringComparer.Ordinal);
        IEnumerable<Column> known = after.Columns.Where(column => column.Name != "_time" && !column.Name.StartsWith("<<", StringComparison.Ordinal));
        string fields = known.Any() || emit.Scope.Tail != row ? emit.AllFields(known, after.Tail) : row;
        if (writesField)
            fields += $".With({name}, {ExpressionEmitter.Convert(emit.Read(new Column(ForeachTemplate.Field, SplType.Any)), SplType.Any).Text})";
        if (fields != row)
            emit.Writer.Line($"{row} = {fields};");
    }

    private void SetPlaceholders(RowScope scope, string name, string value)
    {
        string wildcards = string.Join(", ", Wildcards.Select(CSharpText.Literal));
        scope.Set(ForeachTemplate.Name, new Code(name, SplType.Text.NotNull));
        scope.Set(ForeachTemplate.Field, new Code(value, SplType.Any));
        scope.Set(ForeachTemplate.MatchString, new Code($"ForeachItems.MatchString({name}, {wildcards})", SplType.Text.NotNull));
        for (int i = 0; i < ForeachTemplate.Segments.Length; i++)
            scope.Set(ForeachTemplate.Segments[i], new Code($"ForeachItems.MatchSegment({name}, {i}, {wildcards})", SplType.Text.NotNull));
    }

    public override string ToString() => Text;
}
