using System.Globalization;

namespace SplCompiler.Runtime;

/// <summary>A stretch of time: a row of <c>gentimes</c>.</summary>
/// <param name="Start">Its first second.</param>
/// <param name="End">Its last second.</param>
/// <param name="Zone">The user's time zone.</param>
/// <remarks>Source: Search Reference, "gentimes".</remarks>
public readonly record struct TimeStretch(SplTime Start, SplTime End, TimeZoneInfo Zone)
{
    private const long Second = 1_000_000;

    /// <summary>The stretches from one time to another.</summary>
    /// <param name="start">A day such as <c>4/1/21</c> or <c>4/1/2021:12:34:56</c>, or a number of days from the midnight before now.</param>
    /// <param name="end">Another; null for that midnight.</param>
    /// <param name="increment">A number and one of s, m, h, d.</param>
    /// <param name="run">Now, and the zone.</param>
    public static IEnumerable<TimeStretch> Of(string start, string? end, string increment, RunContext run)
    {
        TimeZoneInfo zone = run.TimeZone;
        SplTime last = At(end ?? "0", run);
        SplTime from = At(start, run);
        while (from < last)
        {
            SplTime next = Next(from, increment, zone);
            yield return new TimeStretch(from, new SplTime(next.Microseconds - Second), zone);
            from = next;
        }
    }

    /// <summary>A time in words: <c>Thu Apr  1 00:00:00 2021</c>.</summary>
    public string Words(SplTime time) => s_words.Format(time, Zone);

    private static readonly TimeFormat s_words = new("%a %b %e %H:%M:%S %Y");

    private static SplTime At(string text, RunContext run)
    {
        DateTime now = LocalClock.ToLocal(run.Now, run.TimeZone);
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int days))
            return LocalClock.FromLocal(Moved(now.Date, days), run.TimeZone);

        string[] parts = text.Split(':');
        int[] day = [.. parts[0].Split('/').Select(Number)];
        int year = day.Length < 3 ? now.Year : day[2] < 100 ? 2000 + day[2] : day[2];
        // The 29th of February of a year that has none is the day behind the 28th.
        DateTime date = new DateTime(Math.Max(year, 1), day[0], 1).AddDays(day[1] - 1);
        return LocalClock.FromLocal(parts.Length < 4 ? date : date + new TimeSpan(Number(parts[1]), Number(parts[2]), Number(parts[3])), run.TimeZone);
    }

    // Days keep the time of the clock when the clocks change.
    private static SplTime Next(SplTime from, string increment, TimeZoneInfo zone)
    {
        int count = Number(increment[..^1]);
        return increment[^1] switch
        {
            'd' => LocalClock.FromLocal(Moved(LocalClock.ToLocal(from, zone), count), zone),
            'h' => new SplTime(from.Microseconds + (count * 3600 * Second)),
            'm' => new SplTime(from.Microseconds + (count * 60 * Second)),
            _ => new SplTime(from.Microseconds + (count * Second)),
        };
    }

    private static DateTime Moved(DateTime day, int days) =>
        days < 0 ? (days < -(day - DateTime.MinValue).TotalDays ? DateTime.MinValue : day.AddDays(days))
        : days > (DateTime.MaxValue - day).TotalDays ? DateTime.MaxValue : day.AddDays(days);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
