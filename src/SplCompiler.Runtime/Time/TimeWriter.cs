using System.Globalization;
using System.Text;

namespace SplCompiler.Runtime;

/// <summary>Writes a time by the parts of a format.</summary>
internal static class TimeWriter
{
    public static string Write(TimeFormatPart[] parts, SplTime time, TimeZoneInfo zone)
    {
        DateTime local = LocalClock.ToLocal(time, zone);
        TimeSpan offset = LocalClock.Offset(time, zone);
        var text = new StringBuilder();
        foreach (TimeFormatPart part in parts)
            Append(text, part, time, local, offset, zone);
        return text.ToString();
    }

    private static void Append(StringBuilder text, TimeFormatPart part, SplTime time, DateTime local, TimeSpan offset, TimeZoneInfo zone)
    {
        int hour12 = local.Hour % 12 == 0 ? 12 : local.Hour % 12;
        _ = part.Variable switch
        {
            'Y' => Number(text, local.Year, 4),
            'y' => Number(text, local.Year % 100, 2),
            'C' => Number(text, local.Year / 100, 2),
            'm' => Number(text, local.Month, 2),
            'd' => Number(text, local.Day, 2),
            'e' => Number(text, local.Day, 2, ' '),
            'H' => Number(text, local.Hour, 2),
            'k' => Number(text, local.Hour, 2, ' '),
            'I' => Number(text, hour12, 2),
            'l' => Number(text, hour12, 2, ' '),
            'M' => Number(text, local.Minute, 2),
            'S' => Number(text, local.Second, 2),
            'p' => text.Append(local.Hour < 12 ? "AM" : "PM"),
            'j' => Number(text, local.DayOfYear, 3),
            'A' => text.Append(TimeNames.Days[(int)local.DayOfWeek]),
            'a' => text.Append(TimeNames.Days[(int)local.DayOfWeek].AsSpan(0, 3)),
            'B' => text.Append(TimeNames.Months[local.Month - 1]),
            'b' or 'h' => text.Append(TimeNames.Months[local.Month - 1].AsSpan(0, 3)),
            'w' => Number(text, (int)local.DayOfWeek, 1),
            'u' => Number(text, local.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)local.DayOfWeek, 1),
            'U' => Number(text, (local.DayOfYear + 6 - (int)local.DayOfWeek) / 7, 2),
            'W' => Number(text, (local.DayOfYear + 6 - (((int)local.DayOfWeek + 6) % 7)) / 7, 2),
            'V' => Number(text, ISOWeek.GetWeekOfYear(local), 2),
            'G' => Number(text, ISOWeek.GetYear(local), 4),
            'g' => Number(text, ISOWeek.GetYear(local) % 100, 2),
            's' => text.Append(CultureInfo.InvariantCulture, $"{FloorSeconds(time)}"),
            'N' => Subsecond(text, time, part.Digits == 0 ? 9 : part.Digits),
            'Q' => Subsecond(text, time, part.Digits == 0 ? 3 : part.Digits),
            'f' => Subsecond(text, time, 6),
            'z' => Offset(text, offset, part.Digits),
            'E' => text.Append(CultureInfo.InvariantCulture, $"{(int)offset.TotalMinutes}"),
            'Z' => text.Append(ZoneNames.Abbreviation(zone, local, offset)),
            'n' => text.Append('\n'),
            't' => text.Append('\t'),
            '%' => text.Append('%'),
            _ => text.Append(part.Literal),
        };
    }

    private static long FloorSeconds(SplTime time) => (long)Math.Floor(time.Microseconds / 1_000_000.0);

    private static StringBuilder Number(StringBuilder text, int number, int width, char pad = '0') =>
        text.Append(number.ToString(CultureInfo.InvariantCulture).PadLeft(width, pad));

    private static StringBuilder Subsecond(StringBuilder text, SplTime time, int digits)
    {
        long microseconds = time.Microseconds - (FloorSeconds(time) * 1_000_000);
        string nine = microseconds.ToString("D6", CultureInfo.InvariantCulture) + "000";
        return text.Append(nine.AsSpan(0, Math.Min(digits, 9)));
    }

    private static StringBuilder Offset(StringBuilder text, TimeSpan offset, int colons)
    {
        text.Append(offset < TimeSpan.Zero ? '-' : '+');
        offset = offset.Duration();
        return text.Append(offset.ToString(
            colons switch { 0 => "hhmm", 1 => "hh\\:mm", 2 => "hh\\:mm\\:ss", _ => offset.Seconds != 0 ? "hh\\:mm\\:ss" : offset.Minutes != 0 ? "hh\\:mm" : "hh" },
            CultureInfo.InvariantCulture));
    }
}
