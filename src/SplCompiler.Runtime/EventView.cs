namespace SplCompiler.Runtime;

/// <summary>
/// One event as a rule sees it: fields by slot, the time, the raw text. A view into the reader's buffers, valid inside
/// <see cref="Detection.OnEvent"/> only.
/// </summary>
/// <remarks>Reading a field is lazy: an alias or calculated field is computed at its first read and once per event.</remarks>
public readonly ref struct EventView(EventRecord record)
{
    private readonly EventRecord _record = record;

    /// <summary>The field as Splunk shows it after aliases and calculated fields.</summary>
    public FieldValues this[Slot slot] => _record.Field(slot);

    /// <summary>The field after aliases, before calculated fields: what a calculated field reads.</summary>
    public FieldValues Aliased(Slot slot) => _record.Aliased(slot);

    /// <summary>The field as it was extracted from the data: what an alias reads.</summary>
    public FieldValues Extracted(Slot slot) => _record.Extracted(slot);

    /// <summary><c>_time</c>, or null when the event has none.</summary>
    public SplTime? Time => _record.Time;

    /// <summary>The place of the event in the whole input: breaks ties of <c>_time</c>, equal for any number of workers.</summary>
    public long Ordinal => _record.Ordinal;

    /// <summary><c>_raw</c> as UTF-8, rendered at the first call when the data does not hold it as it is.</summary>
    public FieldValues Raw => _record.Raw;

    /// <summary>True when <c>_raw</c> contains the term, phrase or word. Answered without rendering <c>_raw</c> where that is exact.</summary>
    public bool Contains(RawTerm term) => _record.Contains(term);

    /// <summary>False when the event is a Windows record whose XML nobody has written, and has another id: then <c>&lt;EventID&gt;N&lt;</c> cannot be in it.</summary>
    public bool MayBeRecord(ReadOnlySpan<byte> id) => _record.MayBeRecord(id);

    /// <summary>False when <c>_raw</c> has no <c>EventCode=</c> in any case.</summary>
    public bool HoldsEventCode => _record.HoldsEventCode;

    /// <summary>Copies the fields whose name matches a wildcard and is not excluded, names in order of arrival.</summary>
    public OpenFields Open(NameFilter filter) => _record.Open(filter);

    /// <summary>Memory for computed text, emptied before the next event.</summary>
    public Scratch Scratch => _record.Scratch;
}
