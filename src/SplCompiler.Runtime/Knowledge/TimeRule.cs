namespace SplCompiler.Runtime;

/// <summary>How the time of the events of one profile is found in their text.</summary>
internal sealed class TimeRule(TimeSettings settings)
{
    private const int DefaultLookahead = 128;

    private readonly TimeFormat? _format = settings.Format is null ? null : new TimeFormat(settings.Format);
    private readonly int _lookahead = settings.Lookahead is null ? DefaultLookahead : settings.Lookahead.Value == 0 ? int.MaxValue : settings.Lookahead.Value;

    public EventTimeSource Source { get; } = settings.Source ?? EventTimeSource.Text;

    /// <summary>The zone of a time that names none; null for UTC.</summary>
    public TimeZoneInfo? Zone { get; } = settings.Zone is null ? null : TimeZoneInfo.FindSystemTimeZoneById(settings.Zone);

    /// <summary>True when the rule says where the time is, or how it is written.</summary>
    public bool NamesPlace { get; } = settings.Prefix is not null || settings.Format is not null;

    public bool HasFormat => _format is not null;

    /// <summary>The part of the text in which the time must stand; null when the prefix is not in it.</summary>
    public string? Place(string text)
    {
        int start = 0;
        if (settings.Prefix is { } prefix)
        {
            if (prefix.FirstMatch(text) is not { } match)
                return null;
            start = match.End;
            while (start < text.Length && char.IsWhiteSpace(text[start]))
                start++;
        }

        return text.Substring(start, Math.Min(text.Length - start, _lookahead));
    }

    /// <summary>Reads the time by the format. Behind a prefix it stands at once; without one, it may begin with any word of the place.</summary>
    /// <param name="place">See <see cref="Place"/>.</param>
    /// <param name="now">Tells the year of a time without one.</param>
    public SplTime? Read(string place, SplTime? now)
    {
        TimeZoneInfo zone = Zone ?? TimeZoneInfo.Utc;
        for (int start = 0; start <= place.Length; start++)
        {
            bool isInWord = start > 0 && start < place.Length && char.IsLetterOrDigit(place[start]) && char.IsLetterOrDigit(place[start - 1]);
            if (!isInWord && _format!.Parse(place[start..], zone, now) is { } time)
                return time;
            if (settings.Prefix is not null)
                break;
        }

        return null;
    }

    /// <summary>What is said of an event whose time is not where it should be.</summary>
    public string Problem(bool hasPlace) => !hasPlace
        ? $"TIME_PREFIX `{settings.Prefix!.Pattern}` is not in the event"
        : settings.Format is { } format ? $"no time of the form `{format}` stands where props.conf says" : "no time stands behind TIME_PREFIX";
}
