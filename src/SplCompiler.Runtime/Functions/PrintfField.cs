using System.Globalization;
using System.Text;

namespace SplCompiler.Runtime;

/// <summary>One conversion of printf: <c>%-10.3f</c>.</summary>
/// <remarks>Source: Search Reference, "Conversion functions" (printf): the conversions and flags of C, with <c>%z</c> for <c>%s</c> and <c>%p</c> for <c>%X</c>.</remarks>
internal ref struct PrintfField
{
    private const string FlagLetters = "'+- #0";
    private const int MostWidth = 10_000;

    private string _flags;
    private int _width;
    private int? _precision;

    /// <summary>Writes the conversion that begins at the percent sign and moves to its letter; null when it cannot.</summary>
    public static string? Read(string format, ref int at, ReadOnlySpan<SplValue> arguments, ref int next)
    {
        var field = new PrintfField { _flags = "" };
        at++;
        while (at < format.Length && FlagLetters.Contains(format[at], StringComparison.Ordinal))
            field._flags += format[at++];
        if (!TryCount(format, ref at, arguments, ref next, out int? width))
            return null;
        if (width < 0)
            field._flags += '-';
        field._width = Math.Abs(width ?? 0);
        if (at < format.Length && format[at] == '.')
        {
            at++;
            if (!TryCount(format, ref at, arguments, ref next, out int? precision))
                return null;
            field._precision = precision < 0 ? null : precision ?? 0;
        }

        if (at >= format.Length)
            return null;
        if (format[at] == '%')
            return "%";
        return next < arguments.Length ? field.Convert(format[at], arguments[next++]) : null;
    }

    /// <summary>Digits, or a star that takes an argument. False when the argument is missing or no sensible number.</summary>
    private static bool TryCount(string format, ref int at, ReadOnlySpan<SplValue> arguments, ref int next, out int? count)
    {
        count = null;
        if (at < format.Length && format[at] == '*')
        {
            at++;
            if (next >= arguments.Length || arguments[next++].Number is not (>= -MostWidth and <= MostWidth and var taken))
                return false;
            count = (int)taken;
            return true;
        }

        int start = at;
        while (at < format.Length && char.IsAsciiDigit(format[at]))
            at++;
        if (at == start)
            return true;
        bool fits = int.TryParse(format.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= MostWidth;
        count = number;
        return fits;
    }

    private readonly string? Convert(char letter, SplValue value)
    {
        if (letter is 's' or 'z')
            return value.Text is { } text ? Pad(_precision is { } most ? First(text, most) : text, "") : null;
        if (letter == 'c')
            return value.IsNumber ? Pad(Character(value.Number!.Value), "") : value.Text is { } word ? Pad(First(word, 1), "") : null;
        if (value.Number is not { } number)
            return null;
        return letter switch
        {
            'd' or 'i' => Whole(number < 0 ? "-" : Sign(), Digits(Math.Abs(number), 10, false)),
            'u' => Whole("", Digits(Math.Abs(number), 10, false)),
            'o' => Octal(number),
            'x' => Whole(Has('#') && number != 0 ? "0x" : "", Digits(number, 16, false)),
            'X' or 'p' => Whole(Has('#') && number != 0 ? "0X" : "", Digits(number, 16, true)),
            'e' or 'E' or 'f' or 'F' or 'g' or 'G' or 'a' or 'A' => Fraction(letter, number),
            _ => null,
        };
    }

    private readonly bool Has(char flag) => _flags.Contains(flag, StringComparison.Ordinal);

    private readonly string Sign() => Has('+') ? "+" : Has(' ') ? " " : "";

    /// <summary>Digits of a whole number; a negative one as 64 bits, as C writes it in bases other than 10.</summary>
    private static string Digits(double number, int numberBase, bool upper)
    {
        if (Math.Abs(number) >= 1e18)
            return Math.Truncate(number).ToString("F0", CultureInfo.InvariantCulture);
        long whole = (long)Math.Truncate(number);
        string digits = numberBase == 10 ? whole.ToString(CultureInfo.InvariantCulture) : System.Convert.ToString(whole, numberBase);
        return upper ? digits.ToUpperInvariant() : digits;
    }

    private readonly string Octal(double number)
    {
        string digits = Digits(number, 8, false);
        return Whole("", Has('#') && digits[0] != '0' && !(_precision > digits.Length) ? "0" + digits : digits);
    }

    private readonly string Whole(string prefix, string digits)
    {
        digits = digits.PadLeft(_precision ?? 1, '0');
        if (Has('\''))
            digits = Grouped(digits);
        return Pad(digits, prefix, padsWithZeros: Has('0') && _precision is null);
    }

    private readonly string Fraction(char letter, double number)
    {
        string prefix = double.IsNegative(number) ? "-" : Sign();
        double value = Math.Abs(number);
        if (!double.IsFinite(value))
            return Pad(double.IsNaN(value) ? "nan" : "inf", prefix);
        string text = char.ToLowerInvariant(letter) switch
        {
            'e' => Exponential(value, _precision ?? 6),
            'f' => value.ToString("F" + (_precision ?? 6).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
            'g' => General(value),
            _ => Hexadecimal(value),
        };
        if (Has('#') && !text.Contains('.', StringComparison.Ordinal) && char.ToLowerInvariant(letter) is 'e' or 'f')
            text += ".";
        if (Has('\''))
            text = Grouped(text);
        return Pad(char.IsUpper(letter) ? text.ToUpperInvariant() : text, prefix, padsWithZeros: Has('0'));
    }

    // C writes at least two digits of exponent, .NET three.
    private static string Exponential(double value, int precision)
    {
        string text = value.ToString("e" + precision.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        int sign = text.IndexOf('e', StringComparison.Ordinal) + 1;
        return text[..(sign + 1)] + text[(sign + 1)..].TrimStart('0').PadLeft(2, '0');
    }

    private readonly string General(double value)
    {
        int digits = _precision switch { null => 6, 0 => 1, _ => _precision.Value };
        string exponential = Exponential(value, digits - 1);
        int exponent = value == 0 ? 0 : int.Parse(exponential.AsSpan(exponential.IndexOf('e', StringComparison.Ordinal) + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (exponent >= -4 && exponent < digits)
            return Shortened(value.ToString("F" + (digits - 1 - exponent).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
        int e = exponential.IndexOf('e', StringComparison.Ordinal);
        return Shortened(exponential[..e]) + exponential[e..];
    }

    private readonly string Shortened(string text) =>
        Has('#') || !text.Contains('.', StringComparison.Ordinal) ? text : text.TrimEnd('0').TrimEnd('.');

    private readonly string Hexadecimal(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7FF);
        long fraction = bits & ((1L << 52) - 1);
        long digits = (exponent == 0 ? 0 : 1L << 52) | fraction;
        exponent = value == 0 ? 0 : exponent == 0 ? -1022 : exponent - 1023;
        if (_precision is < 13 and var kept)
        {
            // Rounds half to even, as C does.
            int dropped = (13 - kept) * 4;
            long half = 1L << (dropped - 1), rest = digits & ((1L << dropped) - 1);
            digits >>= dropped;
            digits += rest > half || (rest == half && (digits & 1) == 1) ? 1 : 0;
            digits <<= dropped;
        }

        string hex = (digits & ((1L << 52) - 1)).ToString("x13", CultureInfo.InvariantCulture);
        hex = _precision is { } places ? hex.PadRight(places, '0')[..places] : hex.TrimEnd('0');
        string point = hex.Length > 0 ? "." : "";
        return string.Create(CultureInfo.InvariantCulture, $"0x{digits >> 52}{point}{hex}p{exponent:+0;-0}");
    }

    private static string Grouped(string digits)
    {
        int end = digits.IndexOf('.', StringComparison.Ordinal) is var point and >= 0 ? point : digits.Length;
        var grouped = new StringBuilder(digits);
        for (int i = end - 3; i > 0; i -= 3)
            grouped.Insert(i, ',');
        return grouped.ToString();
    }

    private readonly string Pad(string text, string prefix, bool padsWithZeros = false)
    {
        int missing = _width - prefix.Length - Length(text);
        if (missing <= 0)
            return prefix + text;
        if (Has('-'))
            return prefix + text + new string(' ', missing);
        return padsWithZeros ? prefix + new string('0', missing) + text : new string(' ', missing) + prefix + text;
    }

    private static string Character(double code) => Rune.IsValid((int)code) ? new Rune((int)code).ToString() : "";

    private static int Length(string text)
    {
        int count = 0;
        foreach (Rune unused in text.EnumerateRunes())
            count++;
        return count;
    }

    private static string First(string text, int characters)
    {
        var first = new StringBuilder();
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (characters-- <= 0)
                break;
            first.Append(rune.ToString());
        }

        return first.ToString();
    }
}
