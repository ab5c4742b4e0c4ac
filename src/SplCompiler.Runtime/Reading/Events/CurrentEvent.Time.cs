using System.Text;

namespace SplCompiler.Runtime;

/// <summary>The time of an event: what it says itself, where props.conf says it stands, or what looks like one.</summary>
internal sealed unsafe partial class CurrentEvent
{
    private const ulong TimeRoles = (1UL << ((int)FieldRole.Ts + 1)) - (1UL << (int)FieldRole.Time);

    private readonly EventTime _timeReader = new();

    // The time that was read last was a clock of no zone.
    private bool _isClockTime;

    /// <summary>What is wrong with the time of the event; null when nothing is. One line, lower case, no period.</summary>
    public string? TimeProblem { get; private set; }

    private SplTime? FindTime()
    {
        TimeProblem = null;
        _isClockTime = false;
        if (!_knowledge.HasTimes || Shape is EventShape.Test or EventShape.WindowsJson)
            return RecognisedTime();
        if (_store.Has(FieldRole.Time) && _timeReader.TryRead(RoleText(FieldRole.Time), out SplTime given))
            return given;
        return Profile.Time is { } rule ? FindTime(rule) : RecognisedTime();
    }

    private SplTime? FindTime(TimeRule rule)
    {
        switch (rule.Source)
        {
            case EventTimeSource.Run:
                return _options.Now;
            case EventTimeSource.File:
                return InputWritten ?? _options.Now;
        }

        string? problem = null;
        if (rule.NamesPlace)
        {
            string? place = rule.Place(RawString());
            SplTime? found = place is null ? null : rule.HasFormat ? rule.Read(place, _options.Now) : InZone(RecognisedIn(place), rule);
            if (found is not null)
                return found;
            problem = rule.Problem(place is not null);
        }

        SplTime? recognised = InZone(RecognisedTime(), rule);
        TimeProblem = problem ?? TimeProblem;
        return recognised;
    }

    private SplTime? InZone(SplTime? time, TimeRule rule) => _isClockTime && time is { } clock && rule.Zone is { } zone
        ? LocalClock.FromLocal(LocalClock.ToLocal(clock, TimeZoneInfo.Utc), zone)
        : time;

    /// <summary>A time that stands in a part of the text: at its beginning, else the first that is there.</summary>
    private SplTime? RecognisedIn(string place)
    {
        byte[] text = Encoding.UTF8.GetBytes(place.TrimStart());
        return OfText(text) ?? FirstTime(place);
    }

    private SplTime? OfText(ReadOnlySpan<byte> text)
    {
        if (_timeReader.TryReadPrefix(text, out SplTime prefix))
        {
            _isClockTime = _timeReader.IsClock;
            return prefix;
        }

        return TextTime.Of(text, _options.Now, out _isClockTime);
    }

    /// <summary>The time as it is recognised when nobody says where it stands.</summary>
    private SplTime? RecognisedTime()
    {
        SplTime? time = ReadTime();
        if (time is not null || Shape != EventShape.Envelope)
            return time;
        ExtractRawFields();
        return ReadTime() ?? (RawText().StartsWith("{"u8) ? null : TextTime.Of(RawText(), _options.Now, out _isClockTime)) ?? FirstTime(RawString());
    }

    private SplTime? ReadTime()
    {
        var unread = FieldRole.None;
        for (ulong left = _store.RoleMask & TimeRoles; left != 0; left &= left - 1)
        {
            var role = (FieldRole)System.Numerics.BitOperations.TrailingZeroCount(left);
            ReadOnlySpan<byte> text = RoleText(role);
            if (_timeReader.TryRead(text, out SplTime time))
            {
                _isClockTime = _timeReader.IsClock;
                if (unread == FieldRole.Time)
                    NoteUnread(unread);
                return time;
            }

            if (unread == FieldRole.None && !text.IsEmpty)
                unread = role;
        }

        if (unread != FieldRole.None)
            NoteUnread(unread);
        return Shape == EventShape.Text ? OfText(Syslog.WithoutPriority(Line, out _)) : null;
    }

    private void NoteUnread(FieldRole role)
    {
        const int Shown = 40;
        string text = Encoding.UTF8.GetString(RoleText(role));
        TimeProblem = $"`{(text.Length > Shown ? text[..Shown] + "…" : text)}` is no time";
    }
}
