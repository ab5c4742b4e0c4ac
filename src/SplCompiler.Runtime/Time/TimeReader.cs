using System.Globalization;

namespace SplCompiler.Runtime;

/// <summary>Reads a time by the parts of a format.</summary>
internal sealed class TimeReader(string text)
{
    private readonly string _text = text;
    private int _at;
    private int? _year, _month, _day, _dayOfYear, _yearOfCentury, _century, _hour12;
    private int _hour, _minute, _second;
    private bool _isPm;
    private long _microseconds;
    private long? _epochSeconds;
    private int? _offsetMinutes;

    /// <param name="parts">The format.</param>
    /// <param name="zone">The zone of a text that names none.</param>
    /// <param name="newest">Tells the year of a text that names none: the last in which it is not later than a day after this. Null: such a text is no time.</param>
    public SplTime? Read(TimeFormatPart[] parts, TimeZoneInfo zone, SplTime? newest = null)
    {
        for (int i = 0; i < parts.Length; i++)
        {
            bool isSplitEpoch = parts[i].Variable == 's' && i + 1 < parts.Length && parts[i + 1].Variable is 'N' or 'Q' or 'f';
            bool fits = parts[i].Variable == '\0' ? ReadLiteral(parts[i].Literal) : ReadVariable(parts[i], isSplitEpoch);
            if (!fits)
                return null;
        }

        if (_epochSeconds is { } seconds)
            return new SplTime((seconds * 1_000_000) + _microseconds);
        if (newest is { } latest && _year is null && _yearOfCentury is null && _month is not null && _day is not null)
            return InLastYear(latest, zone);
        return Date() is { } date ? OnClock(date, zone) : null;
    }

    private SplTime? InLastYear(SplTime newest, TimeZoneInfo zone)
    {
        for (_year = LocalClock.ToLocal(newest, TimeZoneInfo.Utc).Year + 1; _year >= 1970; _year--)
        {
            if (Date() is { } date && OnClock(date, zone) is var time && time.Microseconds <= newest.Microseconds + LocalClock.MicrosecondsPerDay)
                return time;
        }

        return null;
    }

    private SplTime OnClock(DateTime date, TimeZoneInfo zone)
    {
        int hour = _hour12 is { } half ? (half % 12) + (_isPm ? 12 : 0) : _hour;
        DateTime clock = date.AddHours(hour).AddMinutes(_minute).AddSeconds(_second);
        SplTime time = _offsetMinutes is { } minutes
            ? new SplTime(LocalClock.FromLocal(clock, TimeZoneInfo.Utc).Microseconds - (minutes * 60_000_000L))
            : LocalClock.FromLocal(clock, zone);
        return new SplTime(time.Microseconds + _microseconds);
    }

    // A format without a day gives nothing; one without a year means no year in particular, which is nothing too.
    private DateTime? Date()
    {
        int? year = _year ?? (_yearOfCentury is { } two ? ((_century ?? (two < 69 ? 20 : 19)) * 100) + two : null);
        if (year is not (>= 1 and <= 9999))
            return null;
        if (_dayOfYear is { } dayOfYear)
            return dayOfYear <= (DateTime.IsLeapYear(year.Value) ? 366 : 365) ? new DateTime(year.Value, 1, 1).AddDays(dayOfYear - 1) : null;
        if (_month is not { } month || _day is not { } day || day > DateTime.DaysInMonth(year.Value, month))
            return null;
        return new DateTime(year.Value, month, day);
    }

    // White space of a format stands for any white space, also none.
    private bool ReadLiteral(string literal)
    {
        foreach (char c in literal)
        {
            if (char.IsWhiteSpace(c))
                SkipBlanks();
            else if (_at < _text.Length && _text[_at] == c)
                _at++;
            else
                return false;
        }

        return true;
    }

    private bool ReadVariable(TimeFormatPart part, bool isSplitEpoch)
    {
        switch (part.Variable)
        {
            case 'Y': return Read(4, 1, 9999, out _year);
            case 'y': return Read(2, 0, 99, out _yearOfCentury);
            case 'C': return Read(2, 0, 99, out _century);
            case 'm': return Read(2, 1, 12, out _month);
            case 'd' or 'e': return Read(2, 1, 31, out _day);
            case 'H' or 'k': return Read(2, 0, 23, ref _hour);
            case 'I' or 'l': return Read(2, 1, 12, out _hour12);
            case 'M': return Read(2, 0, 59, ref _minute);
            case 'S': return Read(2, 0, 60, ref _second);
            case 'j': return Read(3, 1, 366, out _dayOfYear);
            case 'w' or 'u': return Read(1, 0, 7, out _);
            case 'U' or 'V' or 'W': return Read(2, 0, 53, out _);
            case 'p': return ReadHalfOfDay();
            case 'A' or 'a': return ReadName(TimeNames.Days, out _);
            case 'B' or 'b' or 'h': return ReadName(TimeNames.Months, out _month);
            case 's': return ReadEpoch(isSplitEpoch ? 10 : int.MaxValue);
            case 'N' or 'Q' or 'f': return ReadSubsecond();
            case 'z': return ReadOffset();
            case 'E': return Read(5, -1440, 1440, out _offsetMinutes);
            case 'Z': return ReadZoneName();
            case 'n' or 't':
                SkipBlanks();
                return true;
            case '%': return ReadLiteral("%");
            default: return false;
        }
    }

    private bool Read(int digits, int min, int max, out int? number)
    {
        number = null;
        SkipBlanks();
        int start = _at;
        if (min < 0 && _at < _text.Length && _text[_at] is '+' or '-')
            _at++;
        while (_at < _text.Length && _at - start < digits && char.IsAsciiDigit(_text[_at]))
            _at++;
        if (!int.TryParse(_text.AsSpan(start, _at - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int read) || read < min || read > max)
            return false;
        number = read;
        return true;
    }

    private bool Read(int digits, int min, int max, ref int number)
    {
        bool fits = Read(digits, min, max, out int? read);
        number = read ?? number;
        return fits;
    }

    private bool ReadHalfOfDay()
    {
        if (_at + 2 > _text.Length)
            return false;
        ReadOnlySpan<char> half = _text.AsSpan(_at, 2);
        _at += 2;
        _isPm = half.Equals("PM", StringComparison.OrdinalIgnoreCase);
        return _isPm || half.Equals("AM", StringComparison.OrdinalIgnoreCase);
    }

    // The whole name or its first three letters, in any case.
    private bool ReadName(string[] names, out int? number)
    {
        for (int i = 0; i < names.Length; i++)
        {
            foreach (int length in (ReadOnlySpan<int>)[names[i].Length, 3])
            {
                if (string.Compare(_text, _at, names[i], 0, length, StringComparison.OrdinalIgnoreCase) != 0)
                    continue;
                _at += length;
                number = i + 1;
                return true;
            }
        }

        number = null;
        return false;
    }

    // Where parts of a second follow at once, as in %s%3N, the seconds are the first ten digits.
    private bool ReadEpoch(int digits)
    {
        int start = _at;
        if (_at < _text.Length && _text[_at] == '-')
            _at++;
        for (; digits > 0 && _at < _text.Length && char.IsAsciiDigit(_text[_at]); digits--)
            _at++;
        bool fits = long.TryParse(_text.AsSpan(start, _at - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long seconds) && Math.Abs(seconds) < 1_000_000_000_000;
        _epochSeconds = seconds;
        return fits;
    }

    // However many digits the format names, all that are there are read: logs differ from their format here.
    private bool ReadSubsecond()
    {
        int start = _at;
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
            _at++;
        if (_at == start)
            return false;
        string six = _text[start..Math.Min(_at, start + 6)].PadRight(6, '0');
        _microseconds = long.Parse(six, CultureInfo.InvariantCulture);
        return true;
    }

    private bool ReadOffset()
    {
        SkipBlanks();
        if (_at < _text.Length && _text[_at] is 'Z' or 'z')
        {
            _at++;
            _offsetMinutes = 0;
            return true;
        }

        if (_at >= _text.Length || _text[_at] is not ('+' or '-'))
            return ReadZoneName();
        int sign = _text[_at++] == '-' ? -1 : 1;
        if (!Read(2, 0, 23, out int? hours))
            return false;
        if (_at < _text.Length && _text[_at] == ':')
            _at++;
        int minutes = 0;
        if (_at < _text.Length && char.IsAsciiDigit(_text[_at]) && !Read(2, 0, 59, ref minutes))
            return false;
        _offsetMinutes = sign * ((hours!.Value * 60) + minutes);
        return true;
    }

    private bool ReadZoneName()
    {
        int start = _at;
        while (_at < _text.Length && char.IsAsciiLetter(_text[_at]))
            _at++;
        _offsetMinutes = ZoneNames.Offset(_text[start.._at]);
        return _offsetMinutes is not null;
    }

    private void SkipBlanks()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
            _at++;
    }
}
