namespace SplCompiler.Runtime;

/// <summary>Bins of time.</summary>
public static class SplTimeExtensions
{
    /// <summary>
    /// The start of the bin that holds the time. Spans below a day begin at multiples of the span since the epoch, on the
    /// clock of the zone; days at local midnight, several days counted from the epoch; weeks on Thursday, as the epoch did;
    /// months, quarters and years on their first day, several counted from year 0.
    /// </summary>
    /// <remarks>Source: Search Reference, "bin". That weeks begin on Thursday is not documented.</remarks>
    public static SplTime FloorTo(this SplTime time, SplSpan span, TimeZoneInfo zone)
    {
        // In UTC, and for spans that divide every offset (a quarter of an hour), the clock of the zone does not matter.
        if (span.Microseconds is { } length)
        {
            if (ReferenceEquals(zone, TimeZoneInfo.Utc) || 900_000_000 % length == 0)
                return new SplTime(FloorTo(time.Microseconds, length));
            long offset = LocalClock.Offset(time, zone).Ticks / TimeSpan.TicksPerMicrosecond;
            return new SplTime(FloorTo(time.Microseconds + offset, length) - offset);
        }

        if (span.Unit is SplTimeUnit.Day or SplTimeUnit.Week)
        {
            long days = span.Unit == SplTimeUnit.Day ? span.Count : span.Count * 7L;
            if (ReferenceEquals(zone, TimeZoneInfo.Utc))
                return new SplTime(FloorTo(time.Microseconds, days * LocalClock.MicrosecondsPerDay));
            long day = (LocalClock.ToLocal(time, zone).Date - DateTime.UnixEpoch).Days;
            return LocalClock.FromLocal(DateTime.UnixEpoch.AddDays(FloorTo(day, days)), zone);
        }

        int months = span.Count * (span.Unit switch { SplTimeUnit.Month => 1, SplTimeUnit.Quarter => 3, _ => 12 });
        DateTime local = LocalClock.ToLocal(time, zone);
        long month = Math.Max(12, FloorTo((local.Year * 12) + local.Month - 1, months));
        return LocalClock.FromLocal(new DateTime((int)(month / 12), (int)(month % 12) + 1, 1), zone);
    }

    private static long FloorTo(long value, long step)
    {
        long rest = value % step;
        return value - rest - (rest < 0 ? step : 0);
    }
}
