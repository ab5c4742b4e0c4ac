using System.Globalization;

namespace SplCompiler.Runtime;

public static partial class Eval
{
    /// <summary>Adds two numbers or joins two texts; null when an operand is null or has several values.</summary>
    /// <remarks>A text field that looks like a number counts as one when the other operand is a number, too. Source: Search Reference, "eval".</remarks>
    public static SplValue Plus(SplValue left, SplValue right)
    {
        if (left.TryNumber(out double leftNumber) && right.TryNumber(out double rightNumber))
            return leftNumber + rightNumber;
        return left.Text is { } leftText && right.Text is { } rightText ? leftText + rightText : SplValue.Null;
    }

    /// <summary>Null when the divisor is 0.</summary>
    public static double? Divide(double? left, double? right) => right == 0 ? null : left / right;

    /// <summary>Null when the divisor is 0.</summary>
    public static double? Modulo(double? left, double? right) => right == 0 ? null : left % right;

    /// <summary>Joins texts; null when one is null.</summary>
    public static string? Concatenate(params ReadOnlySpan<string?> texts)
    {
        foreach (string? text in texts)
        {
            if (text is null)
                return null;
        }

        return string.Concat(texts);
    }

    /// <summary>The start of the bucket that a number of seconds falls into.</summary>
    public static double? FloorTo(double? seconds, SplSpan span, TimeZoneInfo zone) =>
        seconds is { } value ? SplTime.FromSeconds(value).FloorTo(span, zone).Seconds : null;

    /// <summary>The range that a number falls into, as text: <c>0-10</c>. The upper end does not belong to it.</summary>
    /// <remarks>Source: Search Reference, "bin".</remarks>
    public static string? RangeOf(double? number, double width)
    {
        if (number is not { } value)
            return null;
        double low = Bins.Floor(value, width);
        // The upper end in decimals, too: 0.1-0.2 and no 0.1-0.30000000000000004.
        double high = Math.Abs(low) < 1e15 && width is > 1e-12 and < 1e15 ? (double)((decimal)low + (decimal)width) : low + width;
        return $"{SplNumber.Format(low)}-{SplNumber.Format(high)}";
    }

    /// <summary>The range that a number falls into on a logarithmic scale: from a factor times a power of the base to the next. Null for what is not above 0.</summary>
    /// <remarks>Source: Search Reference, "bin".</remarks>
    public static string? RangeOf(double? number, double factor, double logarithm)
    {
        if (number is not { } value || !(value > 0) || !double.IsFinite(value))
            return null;
        double power = Math.Floor(Math.Log(value / factor) / Math.Log(logarithm));
        // A logarithm may lie a little below or above the whole number that it stands for.
        if (Bound(power + 1) <= value)
            power++;
        else if (Bound(power) > value)
            power--;
        return $"{SplNumber.Format(Bound(power))}-{SplNumber.Format(Bound(power + 1))}";

        double Bound(double exponent) => double.Parse((factor * Math.Pow(logarithm, exponent)).ToString("G15", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
