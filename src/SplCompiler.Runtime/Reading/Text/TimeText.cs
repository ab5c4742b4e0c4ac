using System.Buffers.Text;

namespace SplCompiler.Runtime;

/// <summary>Writes times without allocating.</summary>
internal static class TimeText
{
    /// <summary>The longest text that <see cref="WriteSeconds"/> writes.</summary>
    public const int MaxSeconds = 32;

    /// <summary>Seconds since 1970 with as many digits as are needed: <c>1623402435.635</c>.</summary>
    public static int WriteSeconds(SplTime time, Span<byte> text)
    {
        long size = Math.Abs(time.Microseconds);
        int length = 0;
        if (time.Microseconds < 0)
            text[length++] = (byte)'-';
        Utf8Formatter.TryFormat(size / 1_000_000, text[length..], out int written);
        length += written;

        int fraction = (int)(size % 1_000_000);
        if (fraction == 0)
            return length;
        text[length] = (byte)'.';
        Utf8Formatter.TryFormat(fraction, text[(length + 1)..], out _, new System.Buffers.StandardFormat('D', 6));
        length += 7;
        while (text[length - 1] == '0')
            length--;
        return length;
    }

    /// <summary>The length of what <see cref="WriteSystemTime"/> writes.</summary>
    public const int SystemTimeLength = 30;

    /// <summary>The form of an event record: <c>2021-06-11T09:07:15.635000000Z</c>.</summary>
    public static void WriteSystemTime(SplTime time, Span<byte> text)
    {
        var date = DateTime.UnixEpoch.AddTicks(time.Microseconds * TimeSpan.TicksPerMicrosecond);
        Digits(date.Year, text[..4]);
        text[4] = (byte)'-';
        Digits(date.Month, text.Slice(5, 2));
        text[7] = (byte)'-';
        Digits(date.Day, text.Slice(8, 2));
        text[10] = (byte)'T';
        Digits(date.Hour, text.Slice(11, 2));
        text[13] = (byte)':';
        Digits(date.Minute, text.Slice(14, 2));
        text[16] = (byte)':';
        Digits(date.Second, text.Slice(17, 2));
        text[19] = (byte)'.';
        Digits((int)(date.Ticks % TimeSpan.TicksPerSecond) * 100, text.Slice(20, 9));
        text[29] = (byte)'Z';
    }

    private static void Digits(int number, Span<byte> text)
    {
        for (int i = text.Length - 1; i >= 0; i--)
        {
            text[i] = (byte)('0' + (number % 10));
            number /= 10;
        }
    }
}
