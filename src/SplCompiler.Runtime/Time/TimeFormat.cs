namespace SplCompiler.Runtime;

/// <summary>A format of <c>strftime</c> and <c>strptime</c>, such as <c>%Y-%m-%dT%H:%M:%S.%3N%z</c>.</summary>
/// <remarks>English names. Source: Search Reference, "Date and time format variables".</remarks>
public sealed class TimeFormat(string text)
{
    private readonly TimeFormatPart[] _parts = TimeFormatPart.Split(text);

    public string Text { get; } = text;

    /// <summary>strftime: the time on the clock of the zone.</summary>
    public string Format(SplTime time, TimeZoneInfo zone) => TimeWriter.Write(_parts, time, zone);

    /// <summary>
    /// strptime: the time, or null when the text does not fit or names no day. Text behind the end of the format is not looked at.
    /// </summary>
    /// <param name="value">The text.</param>
    /// <param name="zone">The zone of a text that names none.</param>
    public SplTime? Parse(string value, TimeZoneInfo zone) => new TimeReader(value).Read(_parts, zone);

    /// <summary>The time of an event; null as in <see cref="Parse(string, TimeZoneInfo)"/>.</summary>
    /// <param name="value">The text.</param>
    /// <param name="zone">The zone of a text that names none.</param>
    /// <param name="newest">The newest it can be, but for a day: tells the year of a text that names none. Null: such a text is no time.</param>
    internal SplTime? Parse(string value, TimeZoneInfo zone, SplTime? newest) => new TimeReader(value).Read(_parts, zone, newest);
}
