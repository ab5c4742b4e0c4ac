using CsCheck;
using Xunit;

namespace SplCompiler.Runtime.Tests.Time;

public class TimeFormatTests
{
    private static readonly TimeZoneInfo s_angeles = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");

    // Thursday 2019-07-18 16:30:05.123456 UTC.
    private static readonly SplTime s_time = new(1563467405_123456);

    [Theory]
    [InlineData("%Y-%m-%dT%H:%M:%S.%3N%z", "2019-07-18T16:30:05.123+0000")]
    [InlineData("%F %T.%6N", "2019-07-18 16:30:05.123456")]
    [InlineData("%N %Q %f %9Q", "123456000 123 123456 123456000")]
    [InlineData("%A %a %B %b %e %j %w %u", "Thursday Thu July Jul 18 199 4 4")]
    [InlineData("%I:%M %p|%l|%k", "04:30 PM| 4|16")]
    [InlineData("%U %V %G %g %C %y", "28 29 2019 19 20 19")]
    [InlineData("%s %% %:z %::z %:::z %Ez %Z", "1563467405 % +00:00 +00:00:00 +00 0 UTC")]
    [InlineData("%x %X %D|%c", "07/18/2019 16:30:05 07/18/19|Thu Jul 18 16:30:05 2019")]
    [InlineData("%!", "%!")]
    [InlineData("100%", "100%")]
    public void VariablesAreWritten(string format, string text) => Assert.Equal(text, new TimeFormat(format).Format(s_time, TimeZoneInfo.Utc));

    [Fact]
    public void TheZoneOfTheUserIsWritten() => Assert.Equal("Thu Jul 18 09:30:05 PDT 2019 -07:00", new TimeFormat("%+ %:z").Format(s_time, s_angeles));

    [Theory]
    [InlineData("2018-08-13 11:22:33", "%Y-%m-%d %H:%M:%S", 1534159353.0)]
    [InlineData("2018-08-13 11:22:33 trailing", "%Y-%m-%d %H:%M:%S", 1534159353.0)]
    [InlineData("2018-08-13", "%Y-%m-%d", 1534118400.0)]
    [InlineData("2018-08-13T11:22:33.5Z", "%Y-%m-%dT%H:%M:%S.%N%z", 1534159353.5)]
    [InlineData("2018-08-13T13:22:33+02:00", "%Y-%m-%dT%H:%M:%S%:z", 1534159353.0)]
    [InlineData("Mon Aug 13 2018 01:02:03 PM", "%a %b %d %Y %I:%M:%S %p", 1534165323.0)]
    [InlineData("13/aug/18 12:00 AM", "%d/%B/%y %I:%M %p", 1534118400.0)]
    [InlineData("1534159353.25", "%s.%Q", 1534159353.25)]
    public void TextIsRead(string text, string format, double seconds) =>
        Assert.Equal(seconds, new TimeFormat(format).Parse(text, TimeZoneInfo.Utc)!.Value.Seconds);

    [Theory]
    [InlineData("2018-13-01", "%Y-%m-%d")]
    [InlineData("2018-02-30", "%Y-%m-%d")]
    [InlineData("x", "%Y")]
    [InlineData("2018-08", "%Y-%m")]
    [InlineData("11:22", "%H:%M")]
    [InlineData("", "%F")]
    public void TextThatDoesNotFitOrNamesNoDayIsNull(string text, string format) => Assert.Null(new TimeFormat(format).Parse(text, TimeZoneInfo.Utc));

    [Fact]
    public void WhatIsWrittenIsReadBack() =>
        Gen.Long[-60_000_000_000_000_000, 200_000_000_000_000_000].Sample(microseconds =>
        {
            var format = new TimeFormat("%Y-%m-%d %H:%M:%S.%6N %z");
            var time = new SplTime(microseconds);
            return format.Parse(format.Format(time, s_angeles), TimeZoneInfo.Utc) is { } read
                && Math.Abs(read.Microseconds - microseconds) < 60_000_000;
        });

    [Fact]
    public void ReadingNeverThrows() =>
        Gen.Select(Gen.String, Gen.String[Gen.Char["%YmdHMSNzsbBp:3 -T"], 0, 12]).Sample((text, format) =>
        {
            _ = new TimeFormat(format).Parse(text, s_angeles);
            _ = new TimeFormat(format).Format(s_time, s_angeles);
        });
}
