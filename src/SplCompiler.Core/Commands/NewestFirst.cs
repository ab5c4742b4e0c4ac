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
        Schema timed = Timed(events);
        return new Schema([.. timed.Columns.Select(column => column with { Type = CSharpTypes.Kept(column.Type) })], timed.Tail is null ? null : timed.Tail with { IsEvent = false });
    }

    /// <summary>The time of an event keeps its type: it is a column before the event's tail is copied.</summary>
    private static Schema Timed(Schema events) => events.Tail is { IsEvent: true } tail && tail.Contains("_time")
        ? new Schema(events.Columns.Insert(0, new Column("_time", SplType.Time)), tail.Hide("_time"))
        : events;

    public override FieldNeeds Needs(FieldNeeds output) => output;

    public override void Emit(StageEmitter emit, Action next)
    {
        StoredRow stored = StoredRow.Declare(emit, Timed(Input), emit.NeedsAfter, "Survivor");
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
