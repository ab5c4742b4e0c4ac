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
}
