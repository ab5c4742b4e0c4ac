using System.Collections.Immutable;
using System.Globalization;
using SplCompiler.Diagnostics;
using SplCompiler.Optimization.Regexes;

namespace SplCompiler.Knowledge;

/// <summary>What a stanza of props.conf says about the time of its events; null where it does not say.</summary>
/// <remarks>Source: props.conf specification, "Timestamp extraction configuration".</remarks>
public sealed record TimeSettings
{
    /// <summary>TIME_PREFIX: a pattern; the time stands behind its first match.</summary>
    public string? Prefix { get; init; }

    /// <summary>TIME_FORMAT, as <c>strptime</c> reads it.</summary>
    public string? Format { get; init; }

    /// <summary>TZ: the zone of a time that names none, by its name in the zone database.</summary>
    public string? Zone { get; init; }

    /// <summary>MAX_TIMESTAMP_LOOKAHEAD, in characters; 0 for no limit.</summary>
    public int? Lookahead { get; init; }

    /// <summary>DATETIME_CONFIG: <c>CURRENT</c> or <c>NONE</c>, by which no time is looked for; anything else is "".</summary>
    public string? Source { get; init; }

    // What strptime of the runtime reads; a test compares.
    internal const string Variables = "YyCmdeHkIlMSjwuUVWpAaBbhsNQfzZnt%TXRFDxc+";

    /// <summary>Null when the stanza says nothing about times. A setting that cannot be followed is SPL4006 and left out.</summary>
    internal static TimeSettings? Read(ImmutableArray<ConfSetting> settings, ICollection<Diagnostic> diagnostics)
    {
        var time = new TimeSettings
        {
            Prefix = Value(settings, "TIME_PREFIX", diagnostics, pattern => PcreCheck.Of(pattern) is { IsValid: false } check ? $"the pattern cannot be run: {check.Error ?? check.Unsupported}" : null),
            Format = Value(settings, "TIME_FORMAT", diagnostics, FormatError),
            Zone = Value(settings, "TZ", diagnostics, name => TimeZoneInfo.TryFindSystemTimeZoneById(name, out _) ? null : $"there is no time zone `{name}`"),
            Lookahead = Value(settings, "MAX_TIMESTAMP_LOOKAHEAD", diagnostics, text => Number(text) is null ? "it is a number of characters" : null) is { } lookahead ? Math.Max(0, Number(lookahead)!.Value) : null,
            Source = Value(settings, "DATETIME_CONFIG", diagnostics, ConfigError) is { } config ? SourceOf(config) : null,
        };
        return time == new TimeSettings() ? null : time;
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static string SourceOf(string config) => config.ToUpperInvariant() is "CURRENT" or "NONE" ? config.ToUpperInvariant() : "";

    // The file that Splunk ships stands for recognition, which is what happens here too.
    private static string? ConfigError(string config) =>
        SourceOf(config).Length > 0 || config.Length == 0 || config.TrimStart('/', '\\').Replace('\\', '/') == "etc/datetime.xml" ? null : "of its values only CURRENT and NONE are known; the time is recognised from the text";

    private static string? FormatError(string format)
    {
        if (!format.Contains('%', StringComparison.Ordinal))
            return "it has no variable such as %Y";
        for (int i = 0; i < format.Length; i++)
        {
            if (format[i] != '%')
                continue;
            int start = i++;
            while (i + 1 < format.Length && (char.IsAsciiDigit(format[i]) || format[i] is ':' or 'E'))
                i++;
            if (i == format.Length || !Variables.Contains(format[i], StringComparison.Ordinal))
                return $"there is no variable `{format[start..Math.Min(i + 1, format.Length)]}`";
        }

        return null;
    }

    private static string? Value(ImmutableArray<ConfSetting> settings, string key, ICollection<Diagnostic> diagnostics, Func<string, string?> error)
    {
        if (settings.FirstOrDefault(setting => setting.Key == key) is not { Value.Text: { Length: > 0 } text } setting)
            return null;
        if (error(text) is not { } reason)
            return text;
        diagnostics.Add(new Diagnostic(Descriptors.InvalidConf, $"`{key}` is left out: {reason}", setting.Value.Locate(default), reason));
        return null;
    }
}
