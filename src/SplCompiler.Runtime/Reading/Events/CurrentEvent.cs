using System.Text;
using System.Text.Unicode;

namespace SplCompiler.Runtime;

/// <summary>The event that a worker stands on: slots filled by the walk over its bytes, everything else computed when it is asked for.</summary>
internal sealed unsafe partial class CurrentEvent : EventRecord
{
    private readonly FieldNames _names;
    private readonly FieldStore _store;
    private readonly ByteArena _arena = new();
    private readonly EventOptions _options;
    private byte* _bufferStart;
    private byte* _bufferEnd;
    private byte* _line;
    private int _lineLength;
    private long _ordinal;
    private bool _hasInvalidUtf8;
    private bool _dropsEmpty;
    private bool _rawFieldsPending;
    private SplTime? _time;

    public CurrentEvent(FieldNames names, FieldStore store, KnowledgeBase knowledge, EventOptions options)
    {
        _names = names;
        _store = store;
        _knowledge = knowledge;
        _options = options;
        _overrides = new DefaultTexts(options);
        _rawJson = new JsonWalker(names, store, NameOrigin.Raw, valuesSpanLines: true, testInput: false);
        _rawXml = new XmlWalker(names, store);
        _rawPairs = new PairExtractor(names, store);
        _aliased = new ComputedLayer(names.Count);
        _calculated = new ComputedLayer(names.Count);
        _extracted = new ComputedLayer(names.Count);
        for (int slot = 0; slot < names.Count && !options.TestInput; slot++)
        {
            _store.Slots[slot].Special = DefaultFields.SpecialOf(names.NameOf(slot));
            if (_store.Slots[slot].Special != SpecialField.None)
                _specialSlots.Add(slot);
        }
    }

    public EventShape Shape { get; private set; }

    public override SplTime? Time
    {
        get
        {
            _trace?.Note(EventReadKind.Anything);
            return _time;
        }
    }

    public override long Ordinal
    {
        get
        {
            _trace?.Note(EventReadKind.Anything);
            return _ordinal;
        }
    }

    /// <summary>The path of the input, for <c>source</c>.</summary>
    public byte[] InputPath { get; private set; } = [];

    /// <summary>When the input was written last; null when it is no file.</summary>
    private SplTime? InputWritten => _inputWritten.Value;

    private Lazy<SplTime?> _inputWritten = new((SplTime?)null);

    public void SetInput(string path)
    {
        InputPath = Encoding.UTF8.GetBytes(path);
        // Of an entry of an archive, the archive.
        string file = path.Split('!')[0];
        _inputWritten = new(() => File.Exists(file) ? SplTime.FromSeconds((File.GetLastWriteTimeUtc(file) - DateTime.UnixEpoch).TotalSeconds) : null);
    }

    /// <summary>What the input says of its events; null for nothing.</summary>
    public void SetDefaults(InputDefaults? defaults) => _overrides = new DefaultTexts(_options, defaults);

    /// <summary>The memory in which the events of the current chunk lie.</summary>
    public void SetBuffer(byte* start, byte* end)
    {
        _bufferIsDisguised = null;
        _bufferStart = start;
        _bufferEnd = end;
    }

    /// <summary>Forgets the event before; the walk over the next one may begin.</summary>
    public void Begin()
    {
        _store.NextEvent();
        _arena.Clear();
        Scratch.Clear();
        _profile = null;
        _rawReady = false;
        _texts = null;
        _isChannelMade = false;
        _rawString = null;
        _membersReady = false;
        _isRecognised = false;
        _rawFieldsPending = false;
        _holdsEventCode = null;
        _isDisguised = null;
    }

    /// <summary>The walk is over: the event is the text from <paramref name="line"/> on.</summary>
    public void Complete(EventShape shape, byte* line, int length, long ordinal, bool hasInvalidUtf8)
    {
        _line = line;
        _lineLength = length;
        _ordinal = ordinal;
        _hasInvalidUtf8 = hasInvalidUtf8;
        if (shape == EventShape.Json)
            shape = JsonShape();
        Shape = shape;
        _sawWindowsJson |= shape == EventShape.WindowsJson;
        _dropsEmpty = shape == EventShape.WindowsJson;
        _rawFieldsPending = shape is EventShape.Envelope or EventShape.Text || (shape == EventShape.WindowsJson && _store.Has(FieldRole.NamedData));
        _time = FindTime();
    }

    /// <summary>The field as the walk over the event found it.</summary>
    private FieldValues Walked(Slot slot)
    {
        SlotState* state = _store.Slots + slot.Index;
        if (_trace is not null)
            NoteWalk(slot.Index, state->Special);
        if (state->Special != SpecialField.None && TrySpecial(slot.Index, state, out FieldValues special))
            return special;
        if (state->Generation != _store.Generation)
        {
            if (!_rawFieldsPending)
                return FieldValues.Missing;
            _trace?.Pause();
            ExtractRawFields();
            _trace?.GoOn();
            state = _store.Slots + slot.Index;
            if (state->Generation != _store.Generation)
                return FieldValues.Missing;
        }

        return state->Count == 1 ? Single(state) : Several(state);
    }

    public override ReadOnlySpan<byte> ValueAt(int index) => _store.PieceAt(index).Span;

    private FieldValues Single(SlotState* state)
    {
        if (state->Form != ValueForm.Plain || _hasInvalidUtf8)
        {
            var piece = new Piece { Start = state->Start, Length = state->Length, Form = state->Form };
            Decode(ref piece);
            state->Start = piece.Start;
            state->Length = piece.Length;
            state->Form = ValueForm.Plain;
        }

        return state->Length == 0 && _dropsEmpty ? FieldValues.Missing : new FieldValues(new ReadOnlySpan<byte>(state->Start, state->Length));
    }

    private FieldValues Several(SlotState* state)
    {
        if (state->Form != ValueForm.Gathered)
        {
            int start = _store.Gather(state), kept = start;
            for (int i = start; i < start + state->Count; i++)
            {
                ref Piece piece = ref _store.PieceAt(i);
                Decode(ref piece);
                if (piece.Length > 0 || !_dropsEmpty)
                    _store.PieceAt(kept++) = piece;
            }

            state->Form = ValueForm.Gathered;
            state->More = start;
            state->Last = kept - start;
        }

        return state->Last == 0 ? FieldValues.Missing : new FieldValues(this, state->More, state->Last);
    }

    /// <summary>Makes the bytes of a piece the text that they mean.</summary>
    private void Decode(ref Piece piece)
    {
        byte sign = piece.Form == ValueForm.JsonString ? (byte)'\\' : (byte)'&';
        if (piece.Form is ValueForm.JsonString or ValueForm.XmlText && piece.Span.Contains(sign))
        {
            byte* text = _arena.Take(piece.Length);
            var room = new Span<byte>(text, piece.Length);
            int length = piece.Form == ValueForm.JsonString ? JsonText.Decode(piece.Span, room) : XmlText.Decode(piece.Span, room);
            _arena.GiveBack(piece.Length - length);
            piece.Start = text;
            piece.Length = length;
        }

        if (piece.Form == ValueForm.JsonNull && _dropsEmpty)
            piece.Length = 0;
        piece.Form = ValueForm.Plain;
        if (_hasInvalidUtf8 && !Utf8.IsValid(piece.Span))
            Repair(ref piece);
    }

    private void Repair(ref Piece piece)
    {
        int room = Utf8Repair.MaxLength(piece.Length);
        byte* text = _arena.Take(room);
        int length = Utf8Repair.Write(piece.Span, new Span<byte>(text, room));
        _arena.GiveBack(room - length);
        piece.Start = text;
        piece.Length = length;
    }

    private EventShape JsonShape()
    {
        if (_options.TestInput)
            return EventShape.Test;
        if (_store.Has(FieldRole.Raw))
            return EventShape.Envelope;
        return IsWindowsObject() ? EventShape.WindowsJson : EventShape.Json;
    }

    /// <summary>The text of a role, decoded; empty when the event has none.</summary>
    private ReadOnlySpan<byte> RoleText(FieldRole role)
    {
        if (!_store.Has(role))
            return default;
        ref Piece piece = ref _store.Roles[(int)role];
        if (piece.Form != ValueForm.Plain || _hasInvalidUtf8)
            Decode(ref piece);
        return piece.Span;
    }
}
