namespace SplCompiler.Runtime;

/// <summary>
/// One compiled rule. The runner binds it to the slots of a pack, shows it every event of its share of the input once,
/// merges the copies of all workers into one and then asks for the rows that only the end of the input can give.
/// </summary>
/// <remarks>One instance belongs to one worker: nothing here is thread-safe, and nothing needs to be.</remarks>
public abstract class Detection
{
    /// <summary>Where rows go. The runner sets it before the first event.</summary>
    public IRowSink Rows { get; set; } = NullRowSink.Instance;

    /// <summary>What a run knows and a rule must not contain: the time, the time zone.</summary>
    public RunContext Run { get; set; } = RunContext.Default;

    /// <summary>Events that got through every filter before the first command that needs several rows.</summary>
    public long Kept { get; protected set; }

    /// <summary>Limits on rows that left some out.</summary>
    public RowLimits Limits { get; } = new();

    /// <summary>The event fields that this rule reads, by name or by wildcard.</summary>
    public abstract FieldSet Fields { get; }

    /// <summary>Lists of texts in lower case: an event holds one of each when this rule does anything with it. Empty when that cannot be said.</summary>
    /// <remarks>A <c>&lt;</c> before a text says that a token begins there, a <c>&gt;</c> behind it that one ends. The first list is looked for in every event.</remarks>
    public virtual ReadOnlySpan<string[]> Witnesses => [];

    /// <summary>True when the texts may stand in the rendered message of a Windows event, which is no part of its record.</summary>
    public virtual bool SeeksMessage => false;

    /// <summary>False when this rule does nothing with any event that is like this one in what is read here.</summary>
    /// <remarks>The runner notes what is read, and asks once for each combination of values, not once for each event.</remarks>
    public virtual bool MayMatch(in EventView e) => true;

    /// <summary>Turns the names of <see cref="Fields"/> into slots, once, when the pack is loaded.</summary>
    public abstract void Bind(SlotMap slots);

    /// <summary>Looks at one event. Events come in any order of time; <see cref="EventView.Ordinal"/> is their order of arrival.</summary>
    public abstract void OnEvent(in EventView e);

    /// <summary>Adds the state of another instance of the same rule to this one. The answer does not depend on who merges whom.</summary>
    public virtual void Merge(Detection other)
    {
    }

    /// <summary>Writes the state, so that another process can go on with it.</summary>
    public virtual void Save(StateWriter state)
    {
    }

    /// <summary>Reads what <see cref="Save"/> wrote, into a fresh instance.</summary>
    public virtual void Restore(StateReader state)
    {
    }

    /// <summary>
    /// In a stream: no event before this time will be shown any more. A rule whose groups lie in bins of time writes the rows of the
    /// bins that are over and forgets them.
    /// </summary>
    /// <returns>The start of the first bin that is still open: earlier events come too late. Null for a rule that waits for the end of the input.</returns>
    public virtual SplTime? OnWatermark(SplTime watermark) => null;

    /// <summary>The input has ended: writes the rows that depend on more than one event.</summary>
    public virtual void Complete()
    {
    }
}
