using System.Collections.Immutable;

namespace SplCompiler.Oracle;

/// <summary>
/// A value is a list: none is null, one is a single number or text, several are a multivalue. So a list of one is that value
/// and a list of none is null, without a rule of their own.
/// </summary>
/// <remarks>Source: Search Reference, "Evaluation functions overview"; Search Manual, "Evaluate and manipulate fields with multiple values".</remarks>
public sealed class OracleValue : IEquatable<OracleValue>
{
    private OracleValue(ImmutableArray<OracleScalar> values) => Values = values;

    public static OracleValue Null { get; } = new([]);

    public ImmutableArray<OracleScalar> Values { get; }

    public bool IsNull => Values.IsEmpty;

    /// <summary>The one value, or null when there are none or several.</summary>
    public OracleScalar? Single => Values.Length == 1 ? Values[0] : null;

    /// <summary>The text of the one value.</summary>
    public string? Text => Single?.Text;

    /// <summary>The one value as a number.</summary>
    public double? Number => Single?.Number;

    public static OracleValue Of(double? number) => number is { } value ? new([OracleScalar.Of(value)]) : Null;

    public static OracleValue Of(string? text) => text is null ? Null : new([OracleScalar.Of(text)]);

    public static OracleValue Of(OracleScalar value) => new([value]);

    public static OracleValue Of(IEnumerable<OracleScalar> values) => new([.. values]);

    /// <summary>The same number of values, with the same texts.</summary>
    public bool Equals(OracleValue? other) => other is not null && Values.Select(value => value.Text).SequenceEqual(other.Values.Select(value => value.Text));

    public override bool Equals(object? obj) => Equals(obj as OracleValue);

    public override int GetHashCode() => string.Join('\n', Values.Select(value => value.Text)).GetHashCode(StringComparison.Ordinal);

    public override string ToString() => IsNull ? "null" : string.Join(", ", Values);
}
