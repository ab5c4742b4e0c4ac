using Xunit;

namespace SplCompiler.Runtime.Tests.Reading;

public sealed class EventTimeTests
{
    [Theory]
    [InlineData("1623402435.635", "1623402435.635")]
    [InlineData("1623402435", "1623402435")]
    [InlineData("\"1623402435.123456\"", "1623402435.123456")]
    [InlineData("1623402435635", "1623402435.635")]
    [InlineData("1623402435635123", "1623402435.635123")]
    [InlineData("1623402435635123456", "1623402435.635123")]
    [InlineData("1.623402435e9", "1623402435")]
    [InlineData("-1.5", "-1.5")]
    [InlineData("\"2021-06-11T09:07:15.635Z\"", "1623402435.635")]
    [InlineData("\"2021-06-11 09:07:15\"", "1623402435")]
    [InlineData("\"2021-06-11T09:07:15.635000123Z\"", "1623402435.635")]
    [InlineData("\"2021-06-11T11:07:15+02:00\"", "1623402435")]
    [InlineData("\"2021-06-11T04:07:15,5-0500\"", "1623402435.5")]
    public void TimesAreNumbersOrIso(string text, string seconds)
    {
        var options = new ProbeOptions { WithTime = true };
        string member = text;
        Assert.Equal([$$"""{"_time":{{seconds}},"_time":"{{seconds}}"}"""], Probe.Read($$"""{"_time":{{member}}}""", options, "_time"));
    }

    [Theory]
    [InlineData("\"soon\"")]
    [InlineData("\"2021-13-11T09:07:15Z\"")]
    [InlineData("\"2021-06-11T25:07:15Z\"")]
    [InlineData("null")]
    [InlineData("\"\"")]
    public void WhatIsNoTimeGivesWayToTheNextMember(string text)
    {
        var options = new ProbeOptions { WithTime = true };
        Assert.Equal(["""{"_time":5}"""], Probe.Read($$"""{"ts":5,"_time":{{text}}}""", options));
        Assert.Equal(["{}"], Probe.Read($$"""{"_time":{{text}}}""", options));
    }

    [Theory]
    [InlineData("\"@timestamp\":\"2020-01-01T00:00:09Z\",\"EventTime\":\"2020-01-01 00:00:01\"", 1)]
    [InlineData("\"@timestamp\":\"2020-01-01T00:00:09Z\",\"TimeCreated\":\"2020-01-01T00:00:02.000Z\"", 2)]
    [InlineData("\"timestamp\":\"2020-01-01T00:00:09Z\",\"@timestamp\":\"2020-01-01T00:00:03Z\"", 3)]
    [InlineData("\"eventTime\":\"2020-01-01T00:00:04Z\"", 4)]
    public void TheMostTrustedMemberIsTheTime(string members, int second)
    {
        var options = new ProbeOptions { WithTime = true };
        Assert.Equal([$$"""{"_time":{{1577836800 + second}}}"""], Probe.Read("{" + members + "}", options));
    }
}
