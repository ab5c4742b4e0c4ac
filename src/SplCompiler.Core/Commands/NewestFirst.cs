using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Commands;

/// <summary>
/// Brings events into the order in which a Splunk search sees them: descending <c>_time</c>, ties as they arrived. No
/// command of its own: the binder puts it before the first stage whose answer depends on order.
/// </summary>
public sealed record NewestFirst : Stage
{
    public override bool StoresRows => true;

    /// <summary>The schema of stored rows: the same fields, no longer those of the event.</summary>
    public static Schema Stored(Schema events)
    {
        // The time keeps its type; among fields of any kind it would be text.
        if (events.Tail is { IsEvent: true } tail && tail.Contains("_time"))
            events = new Schema(events.Columns.Insert(0, new Column("_time", SplType.Time)), tail.Hide("_time"));
        return new Schema(
            // A field that no stage yields stays null, also where the event has one of its name.
            [.. events.Columns.Select(column => column.Type.Kind == SplKind.Null ? column : column with { Type = CSharpTypes.Kept(column.Type) })],
            events.Tail is null ? null : events.Tail with { IsEvent = false });
    }

    public override FieldNeeds Needs(FieldNeeds output) => output;

    public override void Emit(StageEmitter emit, Action next)
    {
        StoredRow stored = StoredRow.Declare(emit, Output, emit.NeedsAfter, "Survivor");
        string rows = emit.Members.Unique("_survivors");
        emit.Members.State.Add($"private readonly EventRows<{stored.Type}> {rows} = new();");
        emit.Members.MergedState.Add(rows);
        emit.Writer.Line($"{rows}.Add(e.{RuntimeNames.EventView.Time}, e.{RuntimeNames.EventView.Ordinal}, {stored.New(emit)});");
        emit.Later(() => emit.Loop(
            $"foreach ({stored.Type} survivor in {rows}.NewestFirst())",
            scope => stored.Read(scope, scope.Locals.Unique("survivor")),
            next));
    }

    public override string ToString() => "newest first";
}
