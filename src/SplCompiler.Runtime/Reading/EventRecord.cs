namespace SplCompiler.Runtime;

/// <summary>The event a reader stands on. One record a worker, filled again for each event.</summary>
public abstract class EventRecord : ValueStore
{
    /// <inheritdoc cref="EventView.this"/>
    public abstract FieldValues Field(Slot slot);

    /// <inheritdoc cref="EventView.Aliased"/>
    public abstract FieldValues Aliased(Slot slot);

    /// <inheritdoc cref="EventView.Extracted"/>
    public abstract FieldValues Extracted(Slot slot);

    /// <inheritdoc cref="EventView.Time"/>
    public abstract SplTime? Time { get; }

    /// <inheritdoc cref="EventView.Ordinal"/>
    public abstract long Ordinal { get; }

    /// <inheritdoc cref="EventView.Raw"/>
    public abstract FieldValues Raw { get; }

    /// <inheritdoc cref="EventView.Contains"/>
    public abstract bool Contains(RawTerm term);

    /// <inheritdoc cref="EventView.MayBeRecord"/>
    public abstract bool MayBeRecord(ReadOnlySpan<byte> id);

    /// <inheritdoc cref="EventView.HoldsEventCode"/>
    public abstract bool HoldsEventCode { get; }

    /// <inheritdoc cref="EventView.Open"/>
    public abstract OpenFields Open(NameFilter filter);

    /// <inheritdoc cref="EventView.Scratch"/>
    public Scratch Scratch { get; } = new();
}
