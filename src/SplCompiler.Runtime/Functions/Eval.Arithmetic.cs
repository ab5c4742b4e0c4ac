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
        // Decimal, so that 0.3 with a width of 0.1 falls into 0.3-0.4; beyond its range doubles have no fraction anyway.
        if (Math.Abs(value) < 1e15 && width < 1e15)
        {
            decimal exactWidth = (decimal)width;
            decimal exactLow = Math.Floor((decimal)value / exactWidth) * exactWidth;
            return $"{SplNumber.Format((double)exactLow)}-{SplNumber.Format((double)(exactLow + exactWidth))}";
        }

        double low = Math.Floor(value / width) * width;
        return $"{SplNumber.Format(low)}-{SplNumber.Format(low + width)}";
    }
}
