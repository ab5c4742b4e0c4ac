using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace SplCompiler.Oracle;

/// <summary>Numbers as text: which text is a number, and how a number prints.</summary>
/// <remarks>Source: Search Reference, "Evaluation functions overview" (numbers and precision).</remarks>
internal static partial class Numbers
{
    /// <summary>The number that the whole text is, or null. No blanks, no separators, no hexadecimal; <c>nan</c> and <c>inf</c> are words.</summary>
    public static double? Parse(string text)
    {
        if (!NumberShape().IsMatch(text))
            return null;
        double number = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(number) ? number : null;
    }

    /// <summary>Whole numbers without a point, others with the shortest digits that read back as the same number.</summary>
    public static string Format(double number)
    {
        if (double.IsNaN(number))
            return "nan";
        if (double.IsInfinity(number))
            return number > 0 ? "inf" : "-inf";
        if (Math.Floor(number) == number && Math.Abs(number) <= 1e17)
            return new BigInteger(number).ToString(CultureInfo.InvariantCulture);
        return number.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e');
    }

    [GeneratedRegex(@"\A[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex NumberShape();
}
