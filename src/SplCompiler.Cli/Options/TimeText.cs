using System.Globalization;
using SplCompiler.Runtime;

namespace SplCompiler.Cli.Options;

/// <summary>Times on the command line: modifiers (<c>-24h@h</c>), epoch seconds, ISO 8601, and Splunk's <c>05/01/2024:12:00:00</c>.</summary>
/// <remarks>Source: Search Reference, "Time modifiers".</remarks>
internal static class TimeText
{
    private static readonly string[] s_formats =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "MM/dd/yyyy:HH:mm:ss",
    ];

    /// <summary>The time of an option that must have one.</summary>
    /// <param name="option">The option, for the message.</param>
    /// <param name="text">What the user wrote.</param>
    /// <param name="run">What <c>now</c> is, and the zone of a time that names none.</param>
    /// <exception cref="UsageException">The text is no time.</exception>
    public static SplTime Parse(string option, string text, RunContext run) => TryParse(text, run)
        ?? throw new UsageException($"{option} `{text}` is no time", "write such as -24h@h, 2024-05-01, 2024-05-01T12:00:00Z, or seconds since 1970");

    /// <summary>The border of a time range; null where there is none, which the manual writes as 0.</summary>
    public static SplTime? ParseBound(string option, string? text, RunContext run) =>
        text is null or "0" or "" ? null : Parse(option, text, run);

    /// <summary>True for the border of a time range that can be read.</summary>
    public static bool IsBound(string? text, RunContext run) => text is null or "0" or "" || TryParse(text, run) is not null;

    /// <summary>The time; null when the text is none.</summary>
    public static SplTime? TryParse(string text, RunContext run)
    {
        if (RelativeTime.TryParse(text) is { } modifier)
            return modifier.Apply(run.Now, run.TimeZone);
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal seconds))
            return seconds < 253_402_300_800m ? new SplTime((long)(seconds * 1_000_000m)) : null;
        foreach (string format in s_formats)
        {
            if (DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local))
                return InZone(local, run.TimeZone);
            if (DateTimeOffset.TryParseExact(text, format + "K", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset time))
                return new SplTime((time.UtcDateTime - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
        }

        return null;
    }

    // strptime knows which side of a change of the clocks is meant.
    private static SplTime? InZone(DateTime local, TimeZoneInfo zone)
    {
        string text = local.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        SplTime? second = new TimeFormat("%Y-%m-%d %H:%M:%S").Parse(text, zone);
        return second is { } start ? new SplTime(start.Microseconds + (local.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond)) : null;
    }
}
