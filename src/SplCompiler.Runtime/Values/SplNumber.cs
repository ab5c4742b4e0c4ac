using System.Buffers.Text;
using System.Globalization;

namespace SplCompiler.Runtime;

/// <summary>Numbers of SPL: IEEE doubles that print whole when they are whole, else with the shortest digits that round-trip.</summary>
/// <remarks>Source: Search Reference, "Evaluation functions overview" (numbers and precision).</remarks>
public static class SplNumber
{
    /// <summary>Above this, neighbouring whole numbers are no longer all representable.</summary>
    public const double LargestExactInteger = 9007199254740991;

    /// <summary>Reads text that is a number as a whole: no blanks around it, no separators, no hexadecimal.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out double number)
    {
        // The first character decides for nearly all text that is no number; "nan" and "inf" are not numbers when read.
        if (text.IsEmpty || !(char.IsAsciiDigit(text[0]) || text[0] is '-' or '+' or '.'))
        {
            number = 0;
            return false;
        }

        return double.TryParse(
            text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out number) && double.IsFinite(number) && char.IsAsciiLetterOrDigit(text[^1]) | text[^1] == '.';
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out double)"/>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out double number)
    {
        number = 0;
        if (utf8.IsEmpty || utf8.Length > 64)
            return false;

        byte first = utf8[0];
        if (!(first is >= (byte)'0' and <= (byte)'9' or (byte)'-' or (byte)'+' or (byte)'.'))
            return false;

        // Utf8Parser takes no leading '+', which Splunk does.
        if (first == (byte)'+' && utf8.Length > 1 && utf8[1] is not ((byte)'-' or (byte)'+'))
            utf8 = utf8[1..];
        return Utf8Parser.TryParse(utf8, out number, out int consumed) && consumed == utf8.Length && double.IsFinite(number);
    }

    /// <summary>The text form: <c>5</c>, <c>48.857142857142854</c>, <c>1e+300</c>.</summary>
    public static string Format(double number)
    {
        if (double.IsNaN(number))
            return "nan";
        if (double.IsInfinity(number))
            return number > 0 ? "inf" : "-inf";
        if (Math.Abs(number) <= 1e17 && Math.Floor(number) == number)
            return ((long)number).ToString(CultureInfo.InvariantCulture);
        return number.ToString("R", CultureInfo.InvariantCulture).Replace("E", "e", StringComparison.Ordinal);
    }
}
