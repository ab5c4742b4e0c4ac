using SplCompiler.Runtime;

namespace SplCompiler.Benchmarks;

/// <summary>
/// Fields of many events, one behind the other in memory. They were read by the event reader, with the field knowledge; what a rule asks for later is only
/// where they lie.
/// </summary>
internal sealed class HeldEvents
{
    private byte[] _bytes = new byte[1 << 20];
    private int[] _ends = new int[1 << 16];
    private int _used;
    private int _values;

    private HeldEvents(string[] fields) => Fields = fields;

    /// <summary>The fields of an event, in order. Each event has each of them once.</summary>
    public string[] Fields { get; }

    public int Count => _values / Fields.Length;

    /// <summary>Reads all events of the data.</summary>
    /// <param name="data">What is read.</param>
    /// <param name="knowledge">The field knowledge of the pack that will look at the events.</param>
    public static HeldEvents Read(AggregationData data, CompiledPack knowledge)
    {
        const int Batch = 100_000;
        var held = new HeldEvents(AggregationData.Fields);
        var pack = new CompiledPack([new CompiledRule("held", null, null, () => new Collector(held))], knowledge.Knowledge);
        for (int start = 0; start < data.Events; start += Batch)
        {
            EventInput input = EventInput.FromTexts("events.ndjson", data.Lines(start, Math.Min(Batch, data.Events - start)));
            RunSummary summary = PackRunner.Run(pack, [input], new RunnerOptions { Jobs = 1 }, new RowCounter());
            if (summary.Rules[0].Failure is { } failure)
                throw new InvalidOperationException("the events could not be read", failure);
        }

        return held.Count == data.Events ? held : throw new InvalidOperationException($"{held.Count} events instead of {data.Events}");
    }

    /// <summary>The value of a field of an event.</summary>
    public ReadOnlySpan<byte> this[int number, int field]
    {
        get
        {
            int value = (number * Fields.Length) + field;
            int start = value == 0 ? 0 : _ends[value - 1];
            return _bytes.AsSpan(start, _ends[value] - start);
        }
    }

    private void Add(ReadOnlySpan<byte> value)
    {
        if (_used + value.Length > _bytes.Length)
            Array.Resize(ref _bytes, _bytes.Length * 2);
        if (_values == _ends.Length)
            Array.Resize(ref _ends, _values * 2);
        value.CopyTo(_bytes.AsSpan(_used));
        _used += value.Length;
        _ends[_values++] = _used;
    }

    /// <summary>A rule that keeps the fields of every event.</summary>
    private sealed class Collector(HeldEvents held) : Detection
    {
        private Slot[] _slots = [];

        public override FieldSet Fields { get; } = new(held.Fields);

        public override void Bind(SlotMap slots) => _slots = [.. held.Fields.Select(field => slots[field])];

        public override void OnEvent(in EventView e)
        {
            foreach (Slot slot in _slots)
            {
                if (!e[slot].TrySingle(out ReadOnlySpan<byte> value))
                    throw new InvalidOperationException("an event has not one value of each field");
                held.Add(value);
            }
        }
    }
}
