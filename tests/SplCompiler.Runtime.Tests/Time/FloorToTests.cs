using CsCheck;
using Xunit;

namespace SplCompiler.Runtime.Tests.Time;

public class FloorToTests
{
    private static readonly TimeZoneInfo s_berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private static readonly TimeZoneInfo s_kolkata = TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata");

    [Theory]
    [InlineData("1s", "2024-03-10T12:34:56Z")]
    [InlineData("5m", "2024-03-10T12:30:00Z")]
    [InlineData("10min", "2024-03-10T12:30:00Z")]
    [InlineData("1h", "2024-03-10T12:00:00Z")]
    [InlineData("4h", "2024-03-10T12:00:00Z")]
    [InlineData("1d", "2024-03-10T00:00:00Z")]
    [InlineData("1w", "2024-03-07T00:00:00Z")]
    [InlineData("1mon", "2024-03-01T00:00:00Z")]
    [InlineData("1q", "2024-01-01T00:00:00Z")]
    [InlineData("1y", "2024-01-01T00:00:00Z")]
    [InlineData("30", "2024-03-10T12:34:30Z")]
    public void ABinBeginsAtAMultipleOfItsSpan(string span, string start) =>
        Assert.Equal(Time(start), Time("2024-03-10T12:34:56.789Z").FloorTo(SplSpan.Parse(span), TimeZoneInfo.Utc));

    [Fact]
    public void DaysBeginAtLocalMidnightAlsoWhenTheClocksChange()
    {
        Assert.Equal(Time("2024-03-30T23:00:00Z"), Time("2024-03-31T12:00:00Z").FloorTo(SplSpan.Parse("1d"), s_berlin));
        Assert.Equal(Time("2024-03-31T22:00:00Z"), Time("2024-04-01T12:00:00Z").FloorTo(SplSpan.Parse("1d"), s_berlin));
        Assert.Equal(Time("2024-03-09T18:30:00Z"), Time("2024-03-10T12:00:00Z").FloorTo(SplSpan.Parse("1d"), s_kolkata));
        Assert.Equal(Time("2024-03-10T11:30:00Z"), Time("2024-03-10T12:00:00Z").FloorTo(SplSpan.Parse("1h"), s_kolkata));
    }

    [Fact]
    public void TheStartOfABinIsNotAfterTheTimeAndStartsItself() =>
        Gen.Select(Gen.Long[-100_000_000_000_000, 4_000_000_000_000_000], Gen.Int[1, 40], Gen.Int[0, 11]).Sample((microseconds, count, unit) =>
        {
            var span = new SplSpan(count, (SplTimeUnit)unit);
            SplTime start = new SplTime(microseconds).FloorTo(span, TimeZoneInfo.Utc);
            return start.Microseconds <= microseconds && start.FloorTo(span, TimeZoneInfo.Utc) == start;
        });

    [Theory]
    [InlineData("")]
    [InlineData("0s")]
    [InlineData("1x")]
    [InlineData("-1h")]
    [InlineData("1M")]
    public void OtherTextIsNoSpan(string text) => Assert.Null(SplSpan.TryParse(text));

    private static SplTime Time(string iso) => new((DateTimeOffset.Parse(iso, System.Globalization.CultureInfo.InvariantCulture).Ticks - DateTimeOffset.UnixEpoch.Ticks) / 10);
}
