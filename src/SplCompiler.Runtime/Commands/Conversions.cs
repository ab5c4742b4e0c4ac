using System.Globalization;

namespace SplCompiler.Runtime;

/// <summary>The functions of <c>convert</c>, on each value of a field. What cannot be converted stays as it is, except with <see cref="Num"/>.</summary>
/// <remarks>Source: Search Reference, "convert".</remarks>
public static class Conversions
{
    /// <summary>Seconds since 1970 as text.</summary>
    public static SplValue Ctime(SplValue value, TimeFormat format, TimeZoneInfo zone) =>
        value.Each(one => one.Number is { } seconds && IsTime(seconds) ? format.Format(SplTime.FromSeconds(seconds), zone) : one);

    /// <inheritdoc cref="Ctime(SplValue, TimeFormat, TimeZoneInfo)"/>
    public static string? Ctime(SplTime? time, TimeFormat format, TimeZoneInfo zone) => time is { } value ? format.Format(value, zone) : null;

    /// <inheritdoc cref="Ctime(SplValue, TimeFormat, TimeZoneInfo)"/>
    public static string? Ctime(double? seconds, TimeFormat format, TimeZoneInfo zone) => seconds is not { } value ? null
        : IsTime(value) ? format.Format(SplTime.FromSeconds(value), zone) : SplNumber.Format(value);

    /// <summary>Text in the format as seconds since 1970.</summary>
    public static SplValue Mktime(SplValue value, TimeFormat format, TimeZoneInfo zone) =>
        value.Each(one => format.Parse(one.Text!, zone) is { } time ? time.Seconds : one);

    /// <summary>Numbers as numbers; anything else is removed.</summary>
    public static SplValue Num(SplValue value) => value.Each(one => one.Number);

    /// <summary>The first of num, rmcomma and dur2sec that fits.</summary>
    public static SplValue Auto(SplValue value) => value.Each(one =>
        one.Number is { } number ? number : WithoutCommas(one.Text!) ?? Duration(one.Text!) ?? one);

    /// <summary><c>[days+]hours:minutes:seconds</c> as seconds.</summary>
    public static SplValue Dur2sec(SplValue value) => value.Each(one => Duration(one.Text!) ?? one);

    /// <summary><c>[minutes:]seconds.milliseconds</c> as seconds.</summary>
    public static SplValue Mstime(SplValue value) => value.Each(one =>
    {
        string[] parts = one.Text!.Split(':');
        if (parts.Length > 2 || !SplNumber.TryParse(parts[^1], out double seconds))
            return one;
        double minutes = 0;
        return parts.Length == 2 && !SplNumber.TryParse(parts[0], out minutes) ? one : (minutes * 60) + seconds;
    });

    /// <summary>A size with <c>k</c> (the default), <c>m</c> or <c>g</c> as kilobytes.</summary>
    public static SplValue Memk(SplValue value) => value.Each(one =>
    {
        string text = one.Text!.Trim();
        double factor = text.Length == 0 ? 1 : char.ToLowerInvariant(text[^1]) switch { 'm' => 1024, 'g' => 1024 * 1024, _ => 1 };
        string digits = text.TrimEnd('k', 'K', 'm', 'M', 'g', 'G');
        return text.Length - digits.Length <= 1 && SplNumber.TryParse(digits.TrimEnd(), out double number) ? number * factor : one;
    });

    /// <summary>A number without its commas.</summary>
    public static SplValue Rmcomma(SplValue value) => value.Each(one => WithoutCommas(one.Text!) ?? one);

    /// <summary>The number that the text begins with: <c>212 sec</c> is 212.</summary>
    public static SplValue Rmunit(SplValue value) => value.Each(one =>
    {
        string text = one.Text!.TrimStart();
        int length = text.AsSpan().IndexOfAnyExcept("0123456789.-+") is >= 0 and var end ? end : text.Length;
        return SplNumber.TryParse(text.AsSpan(0, length), out double number) ? number : one;
    });

    private static double? WithoutCommas(string text) =>
        SplNumber.TryParse(text.Replace(",", "", StringComparison.Ordinal), out double number) ? number : null;

    private static double? Duration(string text)
    {
        int plus = text.IndexOf('+', StringComparison.Ordinal);
        int days = 0;
        if (plus >= 0 && !int.TryParse(text.AsSpan(0, plus), NumberStyles.None, CultureInfo.InvariantCulture, out days))
            return null;
        string[] parts = text[(plus + 1)..].Split(':');
        if (parts.Length is < 2 or > 3)
            return null;

        double seconds = 0;
        foreach (string part in parts)
        {
            if (!double.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number))
                return null;
            seconds = (seconds * 60) + number;
        }

        return (days * 86_400.0) + seconds;
    }

    // Beyond the years 1 to 9999 there is no date to show.
    private static bool IsTime(double seconds) => seconds is > -62_135_596_800 and < 253_402_300_800;
}
