using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SplCompiler.Runtime;

/// <summary>Fields that Splunk makes when it indexes an event: its lines, its punctuation, its time in parts. An event that brings them keeps its own.</summary>
/// <remarks>Source: Knowledge Manager Manual, "Use default fields". The date_ fields exist where a time stands in the text.</remarks>
internal sealed unsafe partial class CurrentEvent
{
    private const int MaxPunctuation = 30;

    // A time further behind is not the event's own.
    private const int TimeLookahead = 4096;

    private FieldValues IndexedField(SpecialField field) => field switch
    {
        SpecialField.LineCount => Made(1 + RawText().TrimEnd("\r\n"u8).Count((byte)'\n')),
        SpecialField.Punct => Made(Punctuation()),
        SpecialField.SplunkServer => FieldValues.Text("localhost"u8),
        _ when TimeStamp().Match(RawString(), 0, Math.Min(RawString().Length, TimeLookahead)) is { Success: true } match => OfTime(field, match),
        _ => FieldValues.Missing,
    };

    private FieldValues OfTime(SpecialField field, Match match)
    {
        if (field is SpecialField.TimeStart or SpecialField.TimeEnd)
            return Made(field == SpecialField.TimeStart ? match.Index : match.Index + match.Length);
        if (_time is not { } time)
            return FieldValues.Missing;

        int? zone = Zone(match.Groups["zone"].Value);
        DateTime local = DateTime.UnixEpoch.AddSeconds(Math.Floor(time.Seconds)).AddMinutes(zone ?? 0);
        return field switch
        {
            SpecialField.DateHour => Made(local.Hour),
            SpecialField.DateMday => Made(local.Day),
            SpecialField.DateMinute => Made(local.Minute),
            SpecialField.DateMonth => Made(local.ToString("MMMM", CultureInfo.InvariantCulture).ToLowerInvariant()),
            SpecialField.DateSecond => Made(local.Second),
            SpecialField.DateWday => Made(local.DayOfWeek.ToString().ToLowerInvariant()),
            SpecialField.DateYear => Made(local.Year),
            _ => zone is { } minutes ? Made(minutes) : FieldValues.Text("local"u8),
        };
    }

    /// <summary>The first time that stands anywhere in the text, when no better place has one.</summary>
    private SplTime? FirstTime(string where)
    {
        Match match = TimeStamp().Match(where, 0, Math.Min(where.Length, TimeLookahead));
        if (!match.Success)
            return null;
        byte[] text = Encoding.UTF8.GetBytes(match.Value);
        if (!_timeReader.TryRead(text, out SplTime time))
            return TextTime.Of(text, _options.Now, out _isClockTime) ?? TextTime.OfRequest(text, out _isClockTime);
        _isClockTime = _timeReader.IsClock;
        return time;
    }

    /// <summary>Minutes east of UTC; null when the text does not say.</summary>
    private static int? Zone(string text)
    {
        if (text.Length == 0)
            return null;
        string digits = text.Replace(":", "", StringComparison.Ordinal);
        return digits is "Z" ? 0 : (digits[0] == '-' ? -1 : 1) * ((int.Parse(digits.AsSpan(1, 2), CultureInfo.InvariantCulture) * 60) + int.Parse(digits.AsSpan(3, 2), CultureInfo.InvariantCulture));
    }

    /// <summary>The punctuation of the first line, blanks as <c>_</c>.</summary>
    private string Punctuation()
    {
        var punctuation = new StringBuilder();
        foreach (char c in RawString())
        {
            if (c == '\n' || punctuation.Length == MaxPunctuation)
                break;
            if (char.IsWhiteSpace(c))
                punctuation.Append(c == '\t' ? 't' : '_');
            else if (!char.IsLetterOrDigit(c))
                punctuation.Append(c);
        }

        return punctuation.ToString();
    }

    private FieldValues Made(int number) => Made(number.ToString(CultureInfo.InvariantCulture));

    private FieldValues Made(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return new FieldValues(new ReadOnlySpan<byte>(_arena.Copy(bytes), bytes.Length));
    }

    [GeneratedRegex(
        @"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?<zone>Z|[+-]\d\d:?\d\d)?|\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d\d:\d\d(?: [AP]M)?|" +
        @"\d{1,2}/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d (?<zone>[+-]\d{4})|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|\d{4}-\d\d-\d\d\t\d\d:\d\d:\d\d|" +
        @"\d{4}/\d\d/\d\d \d\d:\d\d:\d\d|(?<!\d)1\d{9}(?:\d{3}|\.\d+)?(?!\d)",
        RegexOptions.CultureInvariant)]
    private static partial Regex TimeStamp();
}
