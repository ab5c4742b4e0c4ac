using System.Globalization;

namespace SplCompiler.Planning;

/// <summary>The text form of a number that is known at compile time; the same digits that the runtime prints.</summary>
public static class FoldedNumber
{
    public static string Format(double number)
    {
        if (Math.Abs(number) <= 1e17 && Math.Floor(number) == number)
            return ((long)number).ToString(CultureInfo.InvariantCulture);
        return number.ToString("R", CultureInfo.InvariantCulture).Replace("E", "e", StringComparison.Ordinal);
    }
}
