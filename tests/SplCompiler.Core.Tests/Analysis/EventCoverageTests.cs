using SplCompiler.Analysis;
using Xunit;

namespace SplCompiler.Tests.Analysis;

public sealed class EventCoverageTests
{
    [Theory]
    [InlineData("`get_endpoint_data_sysmon` EventCode=1", "Sysmon 1")]
    [InlineData("`get_endpoint_data_sysmon` EventCode IN (1, 22)", "Sysmon 1, Sysmon 22")]
    [InlineData("`get_endpoint_data_winevent` (TERM(EventCode=4688) OR \"<EventID>4688<\")", "Security-Auditing 4688")]
    [InlineData("`get_endpoint_data_winevent` TERM(EventCode=7045)", "Service Control Manager 7045")]
    [InlineData("source=\"XmlWinEventLog:Security\" EventID=4625", "Security-Auditing 4625")]
    [InlineData("source=\"XmlWinEventLog:Security\" | where EventCode=4625", "Security-Auditing 4625")]
    [InlineData("source=\"XmlWinEventLog:Security\" | eval code=EventCode | search code=4625", "Security-Auditing 4625")]
    [InlineData("Channel=Security NOT EventCode=4624", "")]
    [InlineData("Channel=Security EventCode!=4624", "")]
    [InlineData("sourcetype=\"aws:cloudtrail\" EventCode=4688", "")]
    [InlineData("`get_endpoint_data_sysmon` \"<EventID>4688<\"", "Sysmon 4688")]
    [InlineData("Channel=Security EventCode=4699 | stats values(EventCode) as c by host | where match(c, \"^4699$\")", "Security-Auditing 4699")]
    public void NumbersStandForTheEventsOfTheLogThatIsMeant(string spl, string expected) =>
        Assert.Equal(expected, string.Join(", ", AnalyzedRule.Of(spl).Events.Select(known => $"{known.ShortProvider} {known.Id}")));

    [Fact]
    public void EventsHaveTitles() =>
        Assert.Equal("A new process has been created.", Assert.Single(AnalyzedRule.Of("Channel=Security EventCode=4688").Events).Title);

    [Fact]
    public void NoEventIsTwiceInTheTable() =>
        Assert.Equal(WindowsEventTable.All.Length, WindowsEventTable.All.DistinctBy(known => (known.Channel, known.Provider, known.Id)).Count());
}
