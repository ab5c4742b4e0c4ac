using System.Collections.Immutable;
using System.Text;
using SplCompiler.Oracle;
using SplCompiler.Runtime;

namespace SplCompiler.Tests.Rules;

/// <summary>Turns real events into events of the oracle: the fields that a rule reads, as the reader and the knowledge give them.</summary>
internal sealed class OracleEvents(FieldSet fields) : Detection
{
    private readonly List<(string Name, Slot Slot)> _slots = [];

    public List<OracleEvent> Events { get; } = [];

    public override FieldSet Fields { get; } = new([.. fields.Names.Append("_raw").Distinct()]);

    public override void Bind(SlotMap slots) => _slots.AddRange(Fields.Names.Select(name => (name, slots[name])));

    public override void OnEvent(in EventView e)
    {
        var values = ImmutableArray.CreateBuilder<KeyValuePair<string, OracleValue>>();
        if (e.Time is { } time)
            values.Add(new("_time", OracleValue.Of(time.Seconds)));
        foreach ((string name, Slot slot) in _slots)
        {
            FieldValues field = name == "_raw" ? e.Raw : e[slot];
            if (field.IsPresent && name != "_time")
                values.Add(new(name, OracleValue.Of(Texts(field).Select(OracleScalar.Of))));
        }

        Events.Add(new OracleEvent(values.ToImmutable(), e.Ordinal));
    }

    private static List<string> Texts(FieldValues field)
    {
        var texts = new List<string>();
        foreach (ReadOnlySpan<byte> value in field)
            texts.Add(Encoding.UTF8.GetString(value));
        return texts;
    }
}
