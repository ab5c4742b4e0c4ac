using System.Globalization;

namespace SplCompiler.Runtime;

/// <summary>A stretch of time such as <c>5m</c>, <c>1h</c>, <c>1d</c>, <c>10min</c>, <c>1mon</c>: the width of a bin.</summary>
/// <remarks>Source: Search Reference, "bin".</remarks>
/// <param name="Count">At least 1.</param>
/// <param name="Unit">The unit.</param>
public readonly record struct SplSpan(int Count, SplTimeUnit Unit)
{
    /// <summary>A span that is known to be well formed, as the compiler checked it.</summary>
    /// <exception cref="FormatException">The text is no span.</exception>
    public static SplSpan Parse(string text) => TryParse(text) ?? throw new FormatException($"'{text}' is not a time span");

    /// <summary>The span, or null. Without a unit it is seconds, without a number one unit.</summary>
    public static SplSpan? TryParse(string text)
    {
        int digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
            digits++;
        int count = 1;
        if (digits > 0 && (!int.TryParse(text.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out count) || count == 0))
            return null;
        if (digits == text.Length)
            return digits == 0 ? null : new SplSpan(count, SplTimeUnit.Second);
        return TimeUnitNames.Find(text.AsSpan(digits)) is { } unit ? new SplSpan(count, unit) : null;
    }

    /// <summary>The length in microseconds when it is always the same: below a day.</summary>
    public long? Microseconds => TimeUnitNames.FixedLength(Unit) * Count;
}
