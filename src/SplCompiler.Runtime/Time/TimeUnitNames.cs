namespace SplCompiler.Runtime;

/// <summary>The spellings of units.</summary>
internal static class TimeUnitNames
{
    /// <summary>Case matters: only lower case is a unit.</summary>
    public static SplTimeUnit? Find(ReadOnlySpan<char> name) => name switch
    {
        "us" => SplTimeUnit.Microsecond,
        "ms" => SplTimeUnit.Millisecond,
        "cs" => SplTimeUnit.Centisecond,
        "ds" => SplTimeUnit.Decisecond,
        "s" or "sec" or "secs" or "second" or "seconds" => SplTimeUnit.Second,
        "m" or "min" or "mins" or "minute" or "minutes" => SplTimeUnit.Minute,
        "h" or "hr" or "hrs" or "hour" or "hours" => SplTimeUnit.Hour,
        "d" or "day" or "days" => SplTimeUnit.Day,
        "w" or "week" or "weeks" => SplTimeUnit.Week,
        "mon" or "month" or "months" => SplTimeUnit.Month,
        "q" or "qtr" or "qtrs" or "quarter" or "quarters" => SplTimeUnit.Quarter,
        "y" or "yr" or "year" or "years" => SplTimeUnit.Year,
        _ => null,
    };

    /// <summary>Microseconds of a unit of fixed length; days and longer follow the calendar.</summary>
    public static long? FixedLength(SplTimeUnit unit) => unit switch
    {
        SplTimeUnit.Microsecond => 1,
        SplTimeUnit.Millisecond => 1_000,
        SplTimeUnit.Centisecond => 10_000,
        SplTimeUnit.Decisecond => 100_000,
        SplTimeUnit.Second => 1_000_000,
        SplTimeUnit.Minute => 60_000_000,
        SplTimeUnit.Hour => 3_600_000_000,
        _ => null,
    };
}
