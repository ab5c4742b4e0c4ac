namespace SplCompiler.Runtime;

/// <summary>Calendar arithmetic in the user's time zone.</summary>
internal static class LocalClock
{
    public const long MicrosecondsPerDay = 86_400_000_000;

    private const long EpochTicks = 621_355_968_000_000_000;
    private const long LargestMicroseconds = 253_402_300_799_999_999;
    private const long SmallestMicroseconds = -62_135_596_800_000_000;

    /// <summary>The wall clock in the zone. Times outside the years 1 to 9999 become the nearest that is inside.</summary>
    public static DateTime ToLocal(SplTime time, TimeZoneInfo zone)
    {
        DateTime utc = ToUtc(time);
        return ReferenceEquals(zone, TimeZoneInfo.Utc) ? utc : TimeZoneInfo.ConvertTimeFromUtc(utc, zone);
    }

    /// <summary>The offset of the zone at that time.</summary>
    public static TimeSpan Offset(SplTime time, TimeZoneInfo zone) =>
        ReferenceEquals(zone, TimeZoneInfo.Utc) ? TimeSpan.Zero : zone.GetUtcOffset(ToUtc(time));

    /// <summary>The time of a wall clock. One that a change of the clocks skips is the same stretch later; of two the first is meant.</summary>
    public static SplTime FromLocal(DateTime local, TimeZoneInfo zone)
    {
        if (ReferenceEquals(zone, TimeZoneInfo.Utc))
            return FromUtcTicks(local.Ticks);

        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        TimeSpan offset;
        if (zone.IsAmbiguousTime(local))
            offset = zone.GetAmbiguousTimeOffsets(local).Max();
        else if (zone.IsInvalidTime(local))
            offset = zone.GetUtcOffset(local.AddDays(-1));
        else
            offset = zone.GetUtcOffset(local);
        return FromUtcTicks(local.Ticks - offset.Ticks);
    }

    private static SplTime FromUtcTicks(long ticks) => new((ticks - EpochTicks) / TimeSpan.TicksPerMicrosecond);

    private static DateTime ToUtc(SplTime time) =>
        new((Math.Clamp(time.Microseconds, SmallestMicroseconds, LargestMicroseconds) * TimeSpan.TicksPerMicrosecond) + EpochTicks, DateTimeKind.Utc);
}
