using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SplCompiler.Runtime;

/// <summary>Some bytes of pinned memory, as they stand in the input.</summary>
internal unsafe struct Piece
{
    public byte* Start;
    public int Length;
    public ValueForm Form;

    public readonly ReadOnlySpan<byte> Span => new(Start, Length);
}

/// <summary>What one event has in one slot. Stale unless <see cref="Generation"/> is that of the store.</summary>
internal unsafe struct SlotState
{
    public long Generation;
    public int Count;
    public byte* Start;
    public int Length;

    /// <summary>The second value in the list of further values; where the pieces begin once gathered.</summary>
    public int More;
    public int Last;
    public ValueForm Form;

    /// <summary>True when the value was found inside <c>_raw</c>.</summary>
    public bool IsFromRaw;

    /// <summary>Which default or derived field this slot is; fixed for the run.</summary>
    public SpecialField Special;
}

/// <summary>The values of the current event by slot, filled while the bytes are walked. Nothing is cleared between events: the generation moves on.</summary>
internal sealed unsafe class FieldStore
{
    private SlotState[] _states;
    private Further[] _further = new Further[64];
    private int _furtherCount;
    private Piece[] _gathered = new Piece[64];
    private int _gatheredCount;
    private bool _isInRaw;
    private readonly Piece[] _roles = GC.AllocateArray<Piece>((int)FieldRole.Count, pinned: true);

    public FieldStore(int slots, bool tracksArrival)
    {
        _states = GC.AllocateArray<SlotState>(Math.Max(slots, 16), pinned: true);
        Roles = (Piece*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_roles));
        TracksArrival = tracksArrival;
    }

    public long Generation { get; private set; }

    /// <summary>The first slot's state; moves when <see cref="EnsureSlot"/> grows the store.</summary>
    public SlotState* Slots => (SlotState*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_states));

    public Piece* Roles { get; }

    /// <summary>Bit r is set when the event has role r.</summary>
    public ulong RoleMask { get; set; }

    /// <summary>True when a rule reads fields by wildcard, so the order of arrival is needed.</summary>
    public bool TracksArrival { get; }

    /// <summary>The slots of this event in order of arrival, when that is tracked.</summary>
    public List<int> Arrivals { get; } = [];

    public void NextEvent()
    {
        Generation++;
        RoleMask = 0;
        _isInRaw = false;
        _furtherCount = 0;
        _gatheredCount = 0;
        if (TracksArrival)
            Arrivals.Clear();
    }

    /// <summary>What is added from here on comes from <c>_raw</c>, and counts only where the event itself has nothing.</summary>
    public void BeginRawFields() => _isInRaw = true;

    public void EnsureSlot(int slot)
    {
        if (slot < _states.Length)
            return;
        var grown = GC.AllocateArray<SlotState>(Math.Max(slot + 1, _states.Length * 2), pinned: true);
        _states.CopyTo(grown.AsSpan());
        _states = grown;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int slot, byte* start, int length, ValueForm form)
    {
        SlotState* state = Slots + slot;
        if (state->Generation == Generation)
        {
            AddFurther(state, start, length, form);
            return;
        }

        state->Generation = Generation;
        state->Count = 1;
        state->Start = start;
        state->Length = length;
        state->Form = form;
        state->IsFromRaw = _isInRaw;
        if (TracksArrival)
            Arrivals.Add(slot);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SetRole(FieldRole role, byte* start, int length, ValueForm form)
    {
        Roles[(int)role] = new Piece { Start = start, Length = length, Form = form };
        RoleMask |= 1UL << (int)role;
    }

    public bool Has(int slot) => Slots[slot].Generation == Generation;

    public bool Has(FieldRole role) => (RoleMask >> (int)role & 1) != 0;

    /// <summary>The pieces of a slot with several values, in order, in <see cref="PieceAt"/> order from the returned index on.</summary>
    public int Gather(SlotState* state)
    {
        int start = _gatheredCount;
        AddGathered(new Piece { Start = state->Start, Length = state->Length, Form = state->Form });
        int index = state->More;
        for (int i = 1; i < state->Count; i++)
        {
            AddGathered(_further[index].Value);
            index = _further[index].Next;
        }

        return start;
    }

    public int AddGathered(Piece piece)
    {
        if (_gatheredCount == _gathered.Length)
            Array.Resize(ref _gathered, _gathered.Length * 2);
        _gathered[_gatheredCount] = piece;
        return _gatheredCount++;
    }

    public ref Piece PieceAt(int index) => ref _gathered[index];

    private void AddFurther(SlotState* state, byte* start, int length, ValueForm form)
    {
        if (state->IsFromRaw != _isInRaw)
            return;
        if (_furtherCount == _further.Length)
            Array.Resize(ref _further, _further.Length * 2);
        _further[_furtherCount].Value = new Piece { Start = start, Length = length, Form = form };
        if (state->Count == 1)
            state->More = _furtherCount;
        else
            _further[state->Last].Next = _furtherCount;
        state->Last = _furtherCount++;
        state->Count++;
    }

    private struct Further
    {
        public Piece Value;
        public int Next;
    }
}
