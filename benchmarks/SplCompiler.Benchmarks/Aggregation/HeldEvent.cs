using SplCompiler.Runtime;

namespace SplCompiler.Benchmarks;

/// <summary>One of <see cref="HeldEvents"/>, as a rule sees it.</summary>
/// <param name="events">All of them.</param>
/// <param name="slots">The slots that the rule was bound to.</param>
internal sealed class HeldEvent(HeldEvents events, SlotMap slots) : EventRecord
{
    private readonly int[] _fields = [.. slots.Names.Select(name => Array.IndexOf(events.Fields, name))];

    /// <summary>Which event it is.</summary>
    public int Number { get; private set; }

    /// <summary>Turns to another event.</summary>
    public void TurnTo(int number)
    {
        Number = number;
        Scratch.Clear();
    }

    public override SplTime? Time => null;

    public override long Ordinal => Number;

    public override FieldValues Raw => throw NotHeld();

    public override bool HoldsEventCode => throw NotHeld();

    public override FieldValues Field(Slot slot) => _fields[slot.Index] is >= 0 and int field ? new FieldValues(events[Number, field]) : throw NotHeld();

    public override FieldValues Aliased(Slot slot) => Field(slot);

    public override FieldValues Extracted(Slot slot) => Field(slot);

    public override bool Contains(RawTerm term) => throw NotHeld();

    public override bool MayBeRecord(ReadOnlySpan<byte> id) => throw NotHeld();

    public override OpenFields Open(NameFilter filter) => throw NotHeld();

    public override ReadOnlySpan<byte> ValueAt(int index) => throw NotHeld();

    private static NotSupportedException NotHeld() => new("the events hold the fields of the benchmark and nothing else");
}
