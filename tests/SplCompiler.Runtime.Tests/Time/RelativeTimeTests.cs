using Xunit;

namespace SplCompiler.Runtime.Tests.Time;

public class RelativeTimeTests
{
    [Theory]
    [InlineData("-7d", 1644487237)]
    [InlineData("@d", 1645056000)]
    [InlineData("-1d@d-2h", 1644962400)]
    [InlineData("-24h@h", 1645005600)]
    [InlineData("-h", 1645088437)]
    [InlineData("-70m@m", 1645087800)]
    [InlineData("now", 1645092037)]
    [InlineData("now()", 1645092037)]
    [InlineData("@w0", 1644710400)]
    [InlineData("@w", 1644710400)]
    [InlineData("@w7", 1644710400)]
    [InlineData("@w1", 1644796800)]
    [InlineData("@w4", 1645056000)]
    [InlineData("@w5", 1644537600)]
    [InlineData("-1mon@mon", 1640995200)]
    [InlineData("@q", 1640995200)]
    [InlineData("+1y@y", 1672531200)]
    [InlineData("-60", 1645091977)]
    public void StepsAreTakenFromLeftToRight(string modifier, long seconds) =>
        Assert.Equal(new SplTime(seconds * 1_000_000), RelativeTime.Parse(modifier).Apply(new SplTime(1645092037_000_000), TimeZoneInfo.Utc));

    [Fact]
    public void AMonthLessIsTheLastDayOfAShorterMonth() => Assert.Equal(
        new TimeFormat("%F").Parse("2024-02-29", TimeZoneInfo.Utc),
        RelativeTime.Parse("-1mon").Apply(new TimeFormat("%F").Parse("2024-03-31", TimeZoneInfo.Utc)!.Value, TimeZoneInfo.Utc));

    [Theory]
    [InlineData("")]
    [InlineData("24h")]
    [InlineData("-24x")]
    [InlineData("@")]
    [InlineData("-1d@2h")]
    public void OtherTextIsNoModifier(string text) => Assert.Null(RelativeTime.TryParse(text));
}
