using System.Globalization;

namespace SplCompiler.Runtime;

public static partial class Eval
{
    // Beyond this a decimal cannot hold the number, and there is nothing behind the point.
    private const double LargestDecimal = 7e27;

    /// <summary>The nearest whole number; a half goes away from zero.</summary>
    public static double? Round(double? number) => Round(number, 0);

    /// <summary>Rounds to so many decimal places, a half away from zero as the number is written: 2.555 to 2.56. Negative places round tens.</summary>
    /// <remarks>Source: Search Reference, "Mathematical functions".</remarks>
    public static double? Round(double? number, double? places)
    {
        if (number is not { } value || places is not { } wanted)
            return null;
        int digits = (int)Math.Clamp(wanted, -27, 28);
        if (!(Math.Abs(value) < LargestDecimal))
            return value;

        // The shortest text of the number is what its author means by it: 2.555 is a half although the double lies below.
        var written = decimal.Parse(value.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
        if (digits >= 0)
            return Number(Math.Round(written, digits, MidpointRounding.AwayFromZero));
        decimal tens = 1;
        for (int i = digits; i < 0; i++)
            tens *= 10;
        return Number(Math.Round(written / tens, 0, MidpointRounding.AwayFromZero) * tens);
    }

    /// <summary>Rounds a product or quotient to the fewest significant digits of those factors that are written with a decimal point.</summary>
    /// <remarks>Source: Search Reference, "Mathematical functions" (sigfig), "Evaluation functions overview" (precision).</remarks>
    public static double? SigfigOfProduct(double? number, params ReadOnlySpan<string?> factors)
    {
        int digits = int.MaxValue;
        foreach (string? factor in factors)
        {
            if (factor is not null && factor.Contains('.', StringComparison.Ordinal))
                digits = Math.Min(digits, SignificantDigits(factor));
        }

        if (number is not { } value || value == 0 || !double.IsFinite(value) || digits == int.MaxValue)
            return number;
        int magnitude = (int)Math.Floor(Math.Log10(Math.Abs(value))) + 1;
        return Round(value, digits - magnitude);
    }

    /// <summary>Rounds a sum or difference to the fewest decimal places of those operands that are written with a decimal point.</summary>
    /// <inheritdoc cref="SigfigOfProduct" path="/remarks"/>
    public static double? SigfigOfSum(double? number, params ReadOnlySpan<string?> operands)
    {
        int places = int.MaxValue;
        foreach (string? operand in operands)
        {
            if (operand is not null && operand.IndexOf('.', StringComparison.Ordinal) is var point and >= 0)
                places = Math.Min(places, operand.Length - point - 1);
        }

        return places == int.MaxValue ? number : Round(number, places);
    }

    // By its text: the conversion of the framework may miss the nearest double by one.
    private static double Number(decimal number) => double.Parse(number.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    // Zeros in front of the first other digit do not count: 0.0032 has two.
    private static int SignificantDigits(string written)
    {
        string digits = written.TrimStart('-', '+').Replace(".", "", StringComparison.Ordinal).TrimStart('0');
        return Math.Max(1, digits.Length);
    }
}
