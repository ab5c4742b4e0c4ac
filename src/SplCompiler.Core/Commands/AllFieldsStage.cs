using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Commands;

/// <summary>A stage that gives many fields another value, also those whose names are only known at run time.</summary>
public abstract record AllFieldsStage : Stage
{
    public override FieldNeeds Needs(FieldNeeds output) => output;

    public override IEnumerable<string> Defines => Output.Columns.Select(column => column.Name);

    /// <summary>The schema behind such a stage: every reachable column may hold anything.</summary>
    /// <param name="input">The rows that come in.</param>
    /// <param name="opens">True when names are added that are not known.</param>
    /// <param name="reaches">True for a field that may get another value.</param>
    protected static Schema OutputOf(Schema input, bool opens, Func<string, bool> reaches)
    {
        // The time of an event keeps its type: it is read before the event's tail is copied.
        if (input.Tail is { IsEvent: true } events && events.Contains("_time"))
            input = new Schema(input.Columns.Insert(0, new Column("_time", SplType.Time)), events.Hide("_time"));
        OpenTail? tail = opens
            ? OpenTail.Everything with { Hidden = OpenTail.Everything.Hidden.Union(input.Columns.Select(column => column.Name)) }
            : input.Tail;
        return new Schema(
            [.. input.Columns.Select(column => !reaches(column.Name) ? column : column with { Type = SplType.Any })],
            tail is null ? null : tail with { IsEvent = false });
    }

    /// <summary>Writes the new values of every field that a later stage reads.</summary>
    /// <param name="emit">Where the statements go.</param>
    /// <param name="reaches">True for a field that gets another value.</param>
    /// <param name="newValue">From a field's name and value the C# of its new value.</param>
    /// <param name="newTail">From the C# of the open tail (null when there is none, or nobody reads it) that of the new one.</param>
    protected void WriteFields(StageEmitter emit, Func<string, bool> reaches, Func<string, Code, Code> newValue, Func<string?, string?> newTail)
    {
        FieldNeeds needs = emit.NeedsAfter;
        IEnumerable<string> names = Output.Columns.Select(column => column.Name).Where(needs.Contains);
        if (!needs.Everything && Output.Tail is { } tail)
            names = names.Union(needs.Names.Order(StringComparer.Ordinal).Where(tail.Contains));

        var values = new List<(string Name, Code Value, bool IsNew)>();
        foreach (string name in names)
        {
            Code before = Input.Find(name) is { } column ? emit.Read(column) : new Code("SplValue.Null", SplType.Null);
            bool isNew = reaches(name);
            values.Add((name, isNew ? newValue(name, before) : before, isNew));
        }

        string? tailBefore = Output.Tail is not null && Input.Tail is { } open && needs.Everything ? emit.Tail(open) : null;
        string? tailAfter = Output.Tail is null ? null : newTail(tailBefore);
        if (tailAfter is not null && needs.Everything)
        {
            string local = emit.Scope.Locals.Unique("openFields");
            emit.Writer.Line($"OpenFields {local} = {tailAfter};");
            tailAfter = local;
        }

        foreach ((string name, Code value, bool isNew) in values)
        {
            if (isNew)
                emit.Define(name, value);
            else
                emit.Scope.Set(name, value);
        }

        if (tailAfter is not null)
            emit.Scope.Tail = tailAfter;
    }
}
