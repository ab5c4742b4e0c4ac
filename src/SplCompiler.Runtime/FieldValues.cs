using System.Text;

namespace SplCompiler.Runtime;

/// <summary>
/// The values of one field of one event: none (the field is missing), one, or several, as UTF-8 text. Empty text is a value.
/// </summary>
/// <remarks>
/// A view into the event, valid until the runner moves to the next one. Predicates over it hold when any value holds
/// (Splunk's rule for multivalue fields); they live beside their topic as extension methods.
/// </remarks>
public readonly ref struct FieldValues
{
    private readonly ReadOnlySpan<byte> _first;
    private readonly ValueStore? _more;
    private readonly int _start;
    private readonly int _count;

    /// <summary>A single value.</summary>
    public FieldValues(ReadOnlySpan<byte> value)
    {
        _first = value;
        _count = 1;
    }

    /// <summary><paramref name="count"/> values that <paramref name="store"/> holds at <paramref name="start"/> and behind it.</summary>
    public FieldValues(ValueStore store, int start, int count)
    {
        _first = count > 0 ? store.ValueAt(start) : default;
        _more = store;
        _start = start;
        _count = count;
    }

    /// <summary>No value: the field is missing, which is SPL's null.</summary>
    public static FieldValues Missing => default;

    public int Count => _count;

    public bool IsMissing => _count == 0;

    public bool IsPresent => _count != 0;

    /// <summary>The first value; empty when the field is missing.</summary>
    public ReadOnlySpan<byte> First => _first;

    public ReadOnlySpan<byte> this[int index] => index == 0 ? _first : _more!.ValueAt(_start + index);

    /// <summary>True, with the value, when there is exactly one.</summary>
    public bool TrySingle(out ReadOnlySpan<byte> value)
    {
        value = _first;
        return _count == 1;
    }

    public Enumerator GetEnumerator() => new(this);

    /// <summary>Constant text as a field value: <c>FieldValues.Text("high"u8)</c>.</summary>
    public static FieldValues Text(ReadOnlySpan<byte> utf8) => new(utf8);

    /// <summary>The first value as text; empty when there is none. Allocates.</summary>
    public string ToText() => Encoding.UTF8.GetString(_first);

    /// <summary>All values as texts; null when there is none. Allocates.</summary>
    public string[]? ToTexts() => Eval.Texts(this);

    /// <summary>A copy that outlives the event. Allocates.</summary>
    public SplValue ToValue()
    {
        if (_count == 0)
            return SplValue.Null;
        if (_count == 1)
            return SplValue.FromText(Encoding.UTF8.GetString(_first));

        var values = new SplValue[_count];
        for (int i = 0; i < values.Length; i++)
            values[i] = SplValue.FromText(Encoding.UTF8.GetString(this[i]));
        return SplValue.FromMany(values);
    }

    public static implicit operator SplValue(FieldValues values) => values.ToValue();

    /// <summary>A computed value seen as a field. Allocates the UTF-8 form: meant for the few rows that are left after filters.</summary>
    public static implicit operator FieldValues(SplValue value) => value.ToFieldValues();

    /// <summary>A text column seen as a field; null is a missing field.</summary>
    public static implicit operator FieldValues(string? text) =>
        text is null ? default : new FieldValues(Encoding.UTF8.GetBytes(text));

    public ref struct Enumerator(FieldValues values)
    {
        private readonly FieldValues _values = values;
        private int _index = -1;

        public readonly ReadOnlySpan<byte> Current => _values[_index];

        public bool MoveNext() => ++_index < _values._count;
    }
}

/// <summary>Holds the values of fields that have several.</summary>
public abstract class ValueStore
{
    public abstract ReadOnlySpan<byte> ValueAt(int index);
}
