using System.Globalization;
using System.Numerics;
using System.Text;

namespace SplCompiler.Runtime;

/// <summary>The functions and conversions of eval. A null argument gives null unless the function says otherwise.</summary>
public static partial class Eval
{
    /// <summary>A single value read as a number, or null.</summary>
    public static double? Number(FieldValues values) =>
        values.TrySingle(out ReadOnlySpan<byte> text) && SplNumber.TryParse(text, out double number) ? number : null;

    /// <inheritdoc cref="Number(FieldValues)"/>
    public static double? Number(SplValue value) => value.Number;

    /// <inheritdoc cref="Number(FieldValues)"/>
    public static double? Number(string? text) => text is not null && SplNumber.TryParse(text, out double number) ? number : null;

    /// <summary>A single value as text; null for null and for several values.</summary>
    public static string? Text(FieldValues values) => values.TrySingle(out ReadOnlySpan<byte> text) ? Encoding.UTF8.GetString(text) : null;

    /// <inheritdoc cref="Text(FieldValues)"/>
    public static string? Text(SplValue value) => value.Text;

    /// <inheritdoc cref="Text(FieldValues)"/>
    public static string Text(double number) => SplNumber.Format(number);

    /// <inheritdoc cref="Text(FieldValues)"/>
    public static string? Text(double? number) => number is { } value ? SplNumber.Format(value) : null;

    /// <inheritdoc cref="Text(FieldValues)"/>
    public static string? Text(SplTime? time) => time is { } value ? SplNumber.Format(value.Seconds) : null;

    /// <summary>All values as texts; null when there is none.</summary>
    public static string[]? Texts(FieldValues values)
    {
        if (values.IsMissing)
            return null;
        var texts = new string[values.Count];
        for (int i = 0; i < texts.Length; i++)
            texts[i] = Encoding.UTF8.GetString(values[i]);
        return texts;
    }

    /// <inheritdoc cref="Texts(FieldValues)"/>
    public static string[]? Texts(SplValue value)
    {
        if (value.IsNull)
            return null;
        var texts = new string[value.Count];
        for (int i = 0; i < texts.Length; i++)
            texts[i] = value[i].Text!;
        return texts;
    }

    /// <summary>A number of seconds as a time.</summary>
    public static SplTime? Time(SplValue value) => value.Number is { } seconds ? SplTime.FromSeconds(seconds) : null;

    /// <summary>A condition as a value: what tostring() sees of it.</summary>
    public static SplValue Truth(bool isTrue, bool isFalse) => isTrue ? "True" : isFalse ? "False" : SplValue.Null;

    /// <summary>Source: Search Reference, "Conversion functions".</summary>
    public static double? Tonumber(SplValue value) => value.Number;

    /// <summary>Reads digits of a base from 2 to 36; base 16 takes a leading <c>0x</c>.</summary>
    public static double? Tonumber(SplValue value, SplValue numberBase)
    {
        if (value.Text is not { Length: > 0 } text || numberBase.Number is not { } radix || radix is < 2 or > 36)
            return null;
        if (radix == 10)
            return value.Number;
        bool isNegative = text[0] == '-';
        string digits = isNegative ? text[1..] : text;
        if (radix == 16 && digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
            digits = digits[2..];
        if (digits.Length == 0)
            return null;

        double number = 0;
        foreach (char c in digits)
        {
            int digit = char.IsAsciiDigit(c) ? c - '0' : char.IsAsciiLetter(c) ? char.ToLowerInvariant(c) - 'a' + 10 : int.MaxValue;
            if (digit >= radix)
                return null;
            number = (number * radix) + digit;
        }

        return isNegative ? -number : number;
    }

    /// <summary>Source: Search Reference, "Conversion functions".</summary>
    public static string? Tostring(SplValue value) => value.Text;

    /// <summary>The number as <c>hex</c>, <c>commas</c>, <c>duration</c> or <c>binary</c>; null when it is no number or the form is unknown.</summary>
    public static string? Tostring(SplValue value, SplValue format)
    {
        if (value.Number is not { } number)
            return null;
        return format.Text switch
        {
            "hex" => "0x" + ((long)number).ToString("X", CultureInfo.InvariantCulture),
            "binary" => Convert.ToString((long)number, 2),
            "commas" => Math.Floor(number) == number
                ? number.ToString("#,0", CultureInfo.InvariantCulture)
                : Round(number, 2)!.Value.ToString("#,0.00", CultureInfo.InvariantCulture),
            "duration" => Duration(number),
            _ => null,
        };
    }

    private static string? Duration(double seconds)
    {
        if (!double.IsFinite(seconds))
            return null;
        double size = Math.Abs(seconds);
        // Beyond the times there are, a number has no microseconds to show.
        (BigInteger whole, long microseconds) = size < 9e12 && Math.Abs(SplTime.FromSeconds(seconds).Microseconds) is var all
            ? (new BigInteger(all / 1_000_000), all % 1_000_000)
            : (new BigInteger(Math.Round(size)), 0);
        BigInteger days = whole / 86400;
        int rest = (int)(whole % 86400);
        string time = string.Create(CultureInfo.InvariantCulture, $"{rest / 3600:00}:{rest / 60 % 60:00}:{rest % 60:00}");
        string fraction = microseconds == 0 ? "" : "." + microseconds.ToString("D6", CultureInfo.InvariantCulture);
        return (seconds < 0 ? "-" : "") + (days.IsZero ? "" : days.ToString(CultureInfo.InvariantCulture) + "+") + time + fraction;
    }
}
