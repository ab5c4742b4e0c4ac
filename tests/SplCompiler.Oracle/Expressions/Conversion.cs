using System.Globalization;

namespace SplCompiler.Oracle.Expressions;

/// <summary>tonumber and tostring.</summary>
/// <remarks>Source: Search Reference, "Conversion functions".</remarks>
internal static class Conversion
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    public static OracleValue ToNumber(OracleValue value, OracleValue? numberBase)
    {
        if (numberBase is null || numberBase.Number == 10)
            return OracleValue.Of(value.Number);
        bool isBase = numberBase.Number is { } given && given is >= 2 and <= 36 && Math.Floor(given) == given;
        return isBase && value.Text is { } text ? OracleValue.Of(ReadDigits(text, (int)numberBase.Number!.Value)) : OracleValue.Null;
    }

    private static double? ReadDigits(string text, int numberBase)
    {
        bool isNegative = text.StartsWith('-');
        string digits = (isNegative ? text[1..] : text).ToLowerInvariant();
        if (numberBase == 16 && digits.StartsWith("0x", StringComparison.Ordinal))
            digits = digits[2..];
        if (digits.Length == 0 || digits.Any(digit => Digits.IndexOf(digit, StringComparison.Ordinal) is var at && (at < 0 || at >= numberBase)))
            return null;
        double number = digits.Aggregate(0.0, (sum, digit) => (sum * numberBase) + Digits.IndexOf(digit, StringComparison.Ordinal));
        return isNegative ? -number : number;
    }

    public static OracleValue ToText(OracleValue value, OracleValue? format)
    {
        if (format is null)
            return OracleValue.Of(value.Text);
        if (value.Number is not { } number)
            return OracleValue.Null;
        return OracleValue.Of(format.Text switch
        {
            "hex" => "0x" + ((long)number).ToString("X", CultureInfo.InvariantCulture),
            "binary" => Convert.ToString((long)number, 2),
            "commas" => WithCommas(number),
            "duration" => Duration(number),
            _ => null,
        });
    }

    private static string WithCommas(double number) => Math.Floor(number) == number
        ? number.ToString("#,##0", CultureInfo.InvariantCulture)
        : Math.Round((decimal)number, 2, MidpointRounding.AwayFromZero).ToString("#,##0.00", CultureInfo.InvariantCulture);

    /// <summary><c>HH:MM:SS</c>, with days as <c>D+HH:MM:SS</c>, with six digits of a fraction if there is one.</summary>
    private static string? Duration(double seconds)
    {
        if (!double.IsFinite(seconds))
            return null;
        if (Math.Abs(seconds) >= 9e12)
        {
            var whole = new System.Numerics.BigInteger(Math.Round(Math.Abs(seconds)));
            return $"{(seconds < 0 ? "-" : "")}{whole / 86400}+{TimeSpan.FromSeconds((long)(whole % 86400)):hh\\:mm\\:ss}";
        }

        TimeSpan span = TimeSpan.FromTicks((long)Math.Round(Math.Abs(seconds) * 1e6) * TimeSpan.TicksPerMicrosecond);
        string days = span.Days == 0 ? "" : span.Days.ToString(CultureInfo.InvariantCulture) + "+";
        return (seconds < 0 ? "-" : "") + days + span.ToString(span.Ticks % TimeSpan.TicksPerSecond == 0 ? @"hh\:mm\:ss" : @"hh\:mm\:ss\.ffffff", CultureInfo.InvariantCulture);
    }
}
