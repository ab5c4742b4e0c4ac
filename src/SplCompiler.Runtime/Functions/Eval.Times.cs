namespace SplCompiler.Runtime;

/// <content>Functions of date and time.</content>
/// <remarks>Source: Search Reference, "Date and Time functions".</remarks>
public static partial class Eval
{
    /// <summary><c>time()</c>: the clock at this moment, unlike <c>now()</c>, which is the same for the whole run.</summary>
    public static SplTime WallClock() => new((DateTime.UtcNow - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);

    public static string? Strftime(SplTime? time, TimeFormat format, TimeZoneInfo zone) =>
        time is { } value ? format.Format(value, zone) : null;

    /// <summary>The same with a format that is computed for each row.</summary>
    public static string? Strftime(SplTime? time, string? format, TimeZoneInfo zone) =>
        format is null ? null : Strftime(time, new TimeFormat(format), zone);

    public static SplTime? Strptime(string? text, TimeFormat format, TimeZoneInfo zone) =>
        text is null ? null : format.Parse(text, zone);

    /// <inheritdoc cref="Strftime(SplTime?, string?, TimeZoneInfo)"/>
    public static SplTime? Strptime(string? text, string? format, TimeZoneInfo zone) =>
        format is null ? null : Strptime(text, new TimeFormat(format), zone);

    public static SplTime? RelativeTime(SplTime? time, RelativeTime modifier, TimeZoneInfo zone) =>
        time is { } value ? modifier.Apply(value, zone) : null;

    /// <summary>The same with a modifier that is computed for each row; null when it is none.</summary>
    public static SplTime? RelativeTime(SplTime? time, string? modifier, TimeZoneInfo zone) =>
        modifier is not null && Runtime.RelativeTime.TryParse(modifier) is { } known ? RelativeTime(time, known, zone) : null;
}
