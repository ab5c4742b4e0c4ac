using System.Buffers.Text;

namespace SplCompiler.Runtime;

/// <summary>The times that lines of text carry besides ISO 8601: those of syslog, web servers, auditd, Cisco, Palo Alto and Windows.</summary>
internal static class TextTime
{
    private static ReadOnlySpan<byte> Months => "JanFebMarAprMayJunJulAugSepOctNovDec"u8;

    // A time further behind is not the event's own.
    private const int Lookahead = 256;

    /// <summary>
    /// The time of a line: at its beginning, or where web servers and auditd put it. A time without a year is of the last year
    /// in which it is not later than a day after <paramref name="now"/>; it is none when there is no now.
    /// </summary>
    /// <param name="line">The line.</param>
    /// <param name="now">The newest the time can be, but for a day.</param>
    /// <param name="isClock">True when the time is a clock that names no zone, read as UTC.</param>
    public static SplTime? Of(ReadOnlySpan<byte> line, SplTime? now, out bool isClock)
    {
        isClock = true;
        line = Syslog.WithoutPriority(line, out _);
        if (AtStart(line, now, out _) is { } first)
            return first;
        ReadOnlySpan<byte> head = line[..Math.Min(line.Length, Lookahead)];
        int audit = head.IndexOf("audit("u8);
        if (audit >= 0)
        {
            isClock = false;
            return Seconds(head[(audit + 6)..]);
        }

        int bracket = head.IndexOf(" ["u8);
        if (bracket >= 0 && OfRequest(head[(bracket + 2)..], out isClock) is { } request)
            return request;

        isClock = true;

        // Firewalls repeat the time of the event among their fields.
        for (int comma = 0; comma >= 0 && comma < head.Length;)
        {
            if (OfSlashes(head[comma..]) is { } time)
                return time;
            int next = head[comma..].IndexOf((byte)',');
            comma = next < 0 ? -1 : comma + next + 1;
        }

        return null;
    }

    /// <summary>The length of a time at the beginning of a line of syslog; 0 when there is none.</summary>
    public static int LengthAtStart(ReadOnlySpan<byte> line)
    {
        AtStart(line, new SplTime(0), out int length);
        if (length == 0 && line.Length > 19 && line[4] == '-' && line[7] == '-' && line[13] == ':' && line[10] is (byte)'T' or (byte)' ')
            length = line[19..].IndexOf((byte)' ') is >= 0 and var zone ? 19 + zone : line.Length;
        return length;
    }

    private static SplTime? AtStart(ReadOnlySpan<byte> line, SplTime? now, out int length)
    {
        length = 0;
        if (OfWindows(line, out length) is { } windows)
            return windows;
        int month = line.Length < 15 ? 0 : Month(line);
        if (month == 0 || line[3] != ' ')
            return null;
        int day = Number(line[4..6].TrimStart((byte)' '));
        int? year = line.Length > 20 && line[6] == ' ' && Number(line[7..11]) is >= 1970 and var given && line[11] == ' ' ? given : null;
        int clock = year is null ? 7 : 12;
        if (line[6] != ' ' || day < 1 || line.Length < clock + 8 || Clock(line[clock..]) is not { } seconds)
            return null;
        length = clock + 8;
        if (year is { } known)
            return Time(known, month, day, seconds);
        if (now is not { } latest)
            return null;
        for (int guess = DateTime.UnixEpoch.AddSeconds(latest.Seconds).Year + 1; guess >= 1970; guess--)
        {
            if (Time(guess, month, day, seconds) is { } time && time.Microseconds <= latest.Microseconds + 86_400_000_000)
                return time;
        }

        return null;
    }

    /// <summary><c>10/Oct/2000:13:55:36 -0700]</c></summary>
    public static SplTime? OfRequest(ReadOnlySpan<byte> text, out bool isClock)
    {
        isClock = text.Length < 26 || text[20] != ' ' || Number(text[22..26]) < 0;
        if (text.Length < 26 || text[2] != '/' || text[6] != '/' || text[11] != ':' || Clock(text[12..]) is not { } seconds)
            return null;
        int zone = text[20] == ' ' && Number(text[22..26]) is >= 0 and var offset ? ((offset / 100 * 60) + (offset % 100)) * 60 * (text[21] == '-' ? -1 : 1) : 0;
        return Time(Number(text[7..11]), Month(text[3..]), Number(text[..2]), seconds - zone);
    }

    /// <summary><c>2021/12/14 09:07:15</c></summary>
    private static SplTime? OfSlashes(ReadOnlySpan<byte> text) =>
        text.Length >= 19 && text[4] == '/' && text[7] == '/' && text[10] == ' ' && Clock(text[11..]) is { } seconds
            ? Time(Number(text[..4]), Number(text[5..7]), Number(text[8..10]), seconds)
            : null;

    /// <summary><c>05/27/2020 09:28:31 AM</c>, the head of a rendered Windows event.</summary>
    private static SplTime? OfWindows(ReadOnlySpan<byte> text, out int length)
    {
        length = 0;
        if (text.Length < 22 || text[2] != '/' || text[5] != '/' || text[10] != ' ' || text[19] != ' ' || text[21] != 'M' || Clock(text[11..]) is not { } seconds)
            return null;
        length = 22;
        int half = seconds / 43_200 == 0 ? seconds : seconds - 43_200;
        return Time(Number(text[6..10]), Number(text[..2]), Number(text[3..5]), half + (text[20] == 'P' ? 43_200 : 0));
    }

    private static SplTime? Seconds(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out decimal seconds, out _) && seconds is > 0 and < 100_000_000_000m ? new SplTime((long)(seconds * 1_000_000)) : null;

    private static SplTime? Time(int year, int month, int day, int seconds) =>
        year is < 1970 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            ? null
            : new SplTime(((new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc) - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond) + (seconds * 1_000_000L));

    /// <summary>Seconds of <c>09:28:31</c>.</summary>
    private static int? Clock(ReadOnlySpan<byte> text)
    {
        if (text.Length < 8 || text[2] != ':' || text[5] != ':')
            return null;
        int hour = Number(text[..2]), minute = Number(text[3..5]), second = Number(text[6..8]);
        return hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 60 ? null : (((hour * 60) + minute) * 60) + second;
    }

    private static int Month(ReadOnlySpan<byte> text) => text.Length < 3 ? 0 : Months.IndexOf(text[..3]) is >= 0 and var at && at % 3 == 0 ? (at / 3) + 1 : 0;

    private static int Number(ReadOnlySpan<byte> text) => Utf8Parser.TryParse(text, out uint number, out int used) && used == text.Length ? (int)number : -1;
}
