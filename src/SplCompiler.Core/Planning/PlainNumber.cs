using System.Globalization;

namespace SplCompiler.Planning;

/// <summary>Text that SPL reads as a number.</summary>
public static class PlainNumber
{
    public static bool TryParse(string text, out double number)
    {
        number = 0;
        return text.Length > 0
            && (char.IsAsciiDigit(text[0]) || text[0] is '-' or '+' or '.')
            && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number)
            && double.IsFinite(number);
    }
}
