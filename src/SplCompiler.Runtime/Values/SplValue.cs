using System.Text;

namespace SplCompiler.Runtime;

/// <summary>
/// A value whose kind is only known at run time: null, a number (IEEE double), text, or several of these.
/// </summary>
/// <remarks>
/// Source: Search Reference, "Evaluation functions overview". Text that looks like a number stays text, printed as it was
/// written; it is read as a number only where a numeric operator asks (<see cref="TryNumber"/>).
/// A list of one value is that value and a list of none is null, so <see cref="Count"/> of a list is at least 2.
/// </remarks>
public readonly struct SplValue : IEquatable<SplValue>
{
    private static readonly object s_numberTag = new();

    // Null for null, s_numberTag for a number, a string, or an SplValue[] of at least two values.
    private readonly object? _reference;
    private readonly double _number;

    private SplValue(object? reference, double number)
    {
        _reference = reference;
        _number = number;
    }

    public static SplValue Null => default;

    public static SplValue FromNumber(double number) => new(s_numberTag, number);

    public static SplValue FromText(string text) => new(text, 0);

    /// <summary>Several values. Nulls are dropped and nested lists flattened; one value is itself, none is null.</summary>
    public static SplValue FromMany(ReadOnlySpan<SplValue> values)
    {
        bool plain = values.Length > 1;
        foreach (SplValue value in values)
            plain &= !value.IsNull && !value.IsMany;
        if (plain)
            return new SplValue(values.ToArray(), 0);

        var flat = new List<SplValue>(values.Length);
        foreach (SplValue value in values)
        {
            for (int i = 0; i < value.Count; i++)
                flat.Add(value[i]);
        }

        return flat.Count switch
        {
            0 => Null,
            1 => flat[0],
            _ => new SplValue(flat.ToArray(), 0),
        };
    }

    public bool IsNull => _reference is null;

    public bool IsNumber => ReferenceEquals(_reference, s_numberTag);

    public bool IsText => _reference is string;

    public bool IsMany => _reference is SplValue[];

    /// <summary>The number of values: 0 for null, 1 for a number or text.</summary>
    public int Count => _reference switch
    {
        null => 0,
        SplValue[] many => many.Length,
        _ => 1,
    };

    public SplValue this[int index] => _reference is SplValue[] many ? many[index] : this;

    /// <summary>The number, or numeric text read as one. False for null, several values and other text.</summary>
    public bool TryNumber(out double number)
    {
        number = _number;
        return IsNumber || (_reference is string text && SplNumber.TryParse(text, out number));
    }

    /// <summary>The number that <see cref="TryNumber"/> finds, or null.</summary>
    public double? Number => TryNumber(out double number) ? number : null;

    /// <summary>The text form of a single value; null for null and for several values.</summary>
    public string? Text => _reference switch
    {
        string text => text,
        SplValue[] or null => null,
        _ => SplNumber.Format(_number),
    };

    /// <summary>The values as UTF-8 field values. Allocates.</summary>
    public FieldValues ToFieldValues() => _reference switch
    {
        null => default,
        string text => new FieldValues(Encoding.UTF8.GetBytes(text)),
        SplValue[] many => TextStore.Of(many),
        _ => new FieldValues(Encoding.UTF8.GetBytes(SplNumber.Format(_number))),
    };

    public static implicit operator SplValue(string? text) => text is null ? Null : FromText(text);

    public static implicit operator SplValue(double number) => FromNumber(number);

    public static implicit operator SplValue(double? number) => number is { } value ? FromNumber(value) : Null;

    public static implicit operator SplValue(SplTime time) => FromNumber(time.Seconds);

    public static implicit operator SplValue(SplTime? time) => time is { } value ? FromNumber(value.Seconds) : Null;

    public static implicit operator SplValue(string[]? texts) =>
        texts is null ? Null : FromMany(Array.ConvertAll(texts, FromText));

    /// <summary>Identity of text forms, value by value; what <c>dedup</c> and <c>by</c> compare.</summary>
    public bool Equals(SplValue other)
    {
        if (Count != other.Count)
            return false;
        for (int i = 0; i < Count; i++)
        {
            if (!string.Equals(this[i].Text, other[i].Text, StringComparison.Ordinal))
                return false;
        }

        return true;
    }

    public override bool Equals(object? obj) => obj is SplValue other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        for (int i = 0; i < Count; i++)
            hash.Add(this[i].Text, StringComparer.Ordinal);
        return hash.ToHashCode();
    }

    public static bool operator ==(SplValue left, SplValue right) => left.Equals(right);

    public static bool operator !=(SplValue left, SplValue right) => !left.Equals(right);

    /// <summary>For debugging: values joined by newline, as Splunk shows them flat.</summary>
    public override string ToString() => _reference is SplValue[] many
        ? string.Join('\n', many.Select(value => value.Text))
        : Text ?? "";

    private sealed class TextStore(byte[][] texts) : ValueStore
    {
        public override ReadOnlySpan<byte> ValueAt(int index) => texts[index];

        public static FieldValues Of(SplValue[] values) =>
            new(new TextStore(Array.ConvertAll(values, value => Encoding.UTF8.GetBytes(value.Text ?? ""))), 0, values.Length);
    }
}
