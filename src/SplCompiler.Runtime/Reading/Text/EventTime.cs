using System.Buffers.Text;

namespace SplCompiler.Runtime;

/// <summary>Reads the times that events carry: a number since 1970, or ISO 8601. One instance a worker, since it remembers the last date.</summary>
internal sealed class EventTime
{
    private const long MicrosecondsPerSecond = 1_000_000;

    private ulong _lastDateHead;
    private ushort _lastDateTail;
    private long _lastDate;

    /// <summary>
    /// Reads <c>1623402435.635</c>, <c>1623402435635</c> (milliseconds, by its size; also micro- and nanoseconds),
    /// <c>2021-06-11T09:07:15.635Z</c>, <c>2021-06-11 09:07:15,635</c>, <c>2021-06-11T09:07:15+02:00</c>. Text without a zone is UTC.
    /// </summary>
    public bool TryRead(ReadOnlySpan<byte> text, out SplTime time)
    {
        if (text.Length >= 19 && text[4] == '-' && text[7] == '-')
            return TryReadIso(text, out time) && EndsWell(text);
        IsClock = false;
        return TryReadNumber(text, out time);
    }

    /// <summary>Reads a time at the beginning of a line; what follows does not matter.</summary>
    public bool TryReadPrefix(ReadOnlySpan<byte> line, out SplTime time)
    {
        time = default;
        return line.Length >= 19 && line[4] == '-' && line[7] == '-' && TryReadIso(line, out time);
    }

    private int _end;

    /// <summary>True when the time that was read last was a clock that names no zone.</summary>
    public bool IsClock { get; private set; }

    private bool EndsWell(ReadOnlySpan<byte> text) => _end == text.Length;

    private bool TryReadIso(ReadOnlySpan<byte> text, out SplTime time)
    {
        time = default;
        if (text[10] is not ((byte)'T' or (byte)' ' or (byte)'t') || text[13] != ':' || text[16] != ':' || !TryDate(text, out long microseconds))
            return false;

        int hour = TwoDigits(text, 11), minute = TwoDigits(text, 14), second = TwoDigits(text, 17);
        if ((uint)hour > 23 || (uint)minute > 59 || (uint)second > 60)
            return false;
        microseconds += ((hour * 3600) + (minute * 60) + second) * MicrosecondsPerSecond;

        _end = 19;
        if (text.Length > 19 && text[19] is (byte)'.' or (byte)',')
            microseconds += Fraction(text[20..]);
        int clockEnd = _end;
        if (!TryOffset(text[_end..], out int offsetSeconds))
            return false;
        IsClock = _end == clockEnd;
        time = new SplTime(microseconds - (offsetSeconds * MicrosecondsPerSecond));
        return true;
    }

    /// <summary>The microseconds of the date; events in a row are nearly always of the same day.</summary>
    private bool TryDate(ReadOnlySpan<byte> text, out long microseconds)
    {
        ulong head = System.Runtime.InteropServices.MemoryMarshal.Read<ulong>(text);
        ushort tail = System.Runtime.InteropServices.MemoryMarshal.Read<ushort>(text[8..]);
        microseconds = _lastDate;
        if (head == _lastDateHead && tail == _lastDateTail)
            return true;

        int year = (TwoDigits(text, 0) * 100) + TwoDigits(text, 2), month = TwoDigits(text, 5), day = TwoDigits(text, 8);
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        microseconds = (new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc) - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        (_lastDateHead, _lastDateTail, _lastDate) = (head, tail, microseconds);
        return true;
    }

    private long Fraction(ReadOnlySpan<byte> digits)
    {
        long fraction = 0;
        int scale = 100_000, i = 0;
        for (; i < digits.Length && digits[i] is >= (byte)'0' and <= (byte)'9'; i++)
        {
            fraction += (digits[i] - '0') * scale;
            scale /= 10;
        }

        _end = 20 + i;
        return fraction;
    }

    private bool TryOffset(ReadOnlySpan<byte> text, out int seconds)
    {
        seconds = 0;
        if (text.IsEmpty)
            return true;
        if (text[0] is (byte)'Z' or (byte)'z')
        {
            _end++;
            return true;
        }

        if (text[0] is not ((byte)'+' or (byte)'-'))
            return true;

        int minuteAt = text.Length > 3 && text[3] == ':' ? 4 : 3;
        if (text.Length < minuteAt + 2)
            return false;
        int hours = TwoDigits(text, 1), minutes = TwoDigits(text, minuteAt);
        if ((uint)hours > 18 || (uint)minutes > 59)
            return false;
        seconds = ((hours * 3600) + (minutes * 60)) * (text[0] == '-' ? -1 : 1);
        _end += minuteAt + 2;
        return true;
    }

    /// <summary>The number of two digits, or a negative number.</summary>
    private static int TwoDigits(ReadOnlySpan<byte> text, int at)
    {
        uint tens = (uint)(text[at] - '0'), ones = (uint)(text[at + 1] - '0');
        return tens > 9 || ones > 9 ? -10_000 : (int)((tens * 10) + ones);
    }

    private static bool TryReadNumber(ReadOnlySpan<byte> text, out SplTime time)
    {
        time = default;
        int dot = text.IndexOf((byte)'.');
        ReadOnlySpan<byte> whole = dot < 0 ? text : text[..dot];
        if (!Utf8Parser.TryParse(whole, out long seconds, out int used) || used != whole.Length || used == 0)
            return TryReadDouble(text, out time);

        // Ten digits are seconds until the year 2286; longer numbers are finer units.
        long size = Math.Abs(seconds);
        if (dot < 0 && size >= 100_000_000_000)
        {
            time = size < 100_000_000_000_000 ? new SplTime(seconds * 1000)
                : size < 100_000_000_000_000_000 ? new SplTime(seconds)
                : new SplTime(seconds / 1000);
            return true;
        }

        if (size > 1_000_000_000_000)
            return false;
        long fraction = 0;
        int scale = 100_000;
        foreach (byte digit in dot < 0 ? default : text[(dot + 1)..])
        {
            if (digit is < (byte)'0' or > (byte)'9')
                return TryReadDouble(text, out time);
            fraction += (digit - '0') * scale;
            scale /= 10;
        }

        time = new SplTime((seconds * MicrosecondsPerSecond) + (text[0] == '-' ? -fraction : fraction));
        return true;
    }

    /// <summary>Numbers with an exponent: <c>1.623402435635e9</c>.</summary>
    private static bool TryReadDouble(ReadOnlySpan<byte> text, out SplTime time)
    {
        bool isNumber = SplNumber.TryParse(text, out double seconds) && Math.Abs(seconds) < 1e12;
        time = isNumber ? SplTime.FromSeconds(seconds) : default;
        return isNumber;
    }
}
