using Xunit;

namespace SplCompiler.Cli.Tests;

/// <summary><c>run --why</c>: the condition or field that a rule without rows has to blame, by the tool itself.</summary>
public sealed class WhyTests : IDisposable
{
    private const string Event = """{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1,"Hostname":"h1","Image":"C:\\a\\cmd.exe","TimeCreated":"2024-03-01T10:00:00Z"}""";

    private readonly Workbench _bench = new() { IsReal = true };

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("`get_endpoint_data_sysmon` NoSuchField=* Image=*cmd.exe | table Image", "why: rule.spl: no event has a field that it needs\n  NoSuchField=*: no event has `NoSuchField`\n")]
    [InlineData("`site` EventID=1 (A=1 OR B=2) | table Image", "why: rule.spl: no event has a field that it needs\n  `site`: no event has `SiteField`\n  (A=1 OR B=2): no event has `A`, `B`\n")]
    [InlineData("source=\"WinEventLog:Security\" EventID=1 | table Image", "why: rule.spl: no event comes from where it looks\n  source=\"WinEventLog:Security\": the events are of `XmlWinEventLog:Microsoft-Windows-Sysmon/Operational`\n")]
    [InlineData("EventID=1 Image=*powershell.exe | table Image", " and 0 events passed its filters; `splc explain RULE --event FILE` follows each\n")]
    [InlineData("EventID=1 | table Image", "why: rule.spl: it gave 1 row\n")]
    public void TheConditionToBlameIsNamed(string spl, string why) => Assert.EndsWith(why, Run(spl, "--why", "RULE.spl").Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("EventID=1 earliest=-1h | table Image", true)]
    [InlineData("EventID=1 latest=\"02/01/2024:00:00:00\" | table Image", true)]
    [InlineData("EventID=1 (earliest=-2d@d OR latest=1000) | table Image", true)]
    [InlineData("EventID=1 | where _time>=relative_time(now(), \"-7d\") | table Image", true)]
    [InlineData("EventID=1 NOT latest=now | table Image", true)]
    [InlineData("EventID=1 Image=*powershell.exe earliest=1709287200 latest=1709287201 | table Image", false)]
    [InlineData("EventID=1 Image=*powershell.exe earliest=\"01/01/2024:00:00:00\" | table Image", false)]
    [InlineData("EventID=1 starttime=2024 timeformat=%Y Image=*powershell.exe | table Image", false)]
    public void ATimeRangeThatDroppedEverythingIsSaid(string spl, bool isTimeRange)
    {
        // The pack of the second run comes from the cache.
        for (int run = 0; run < 2; run++)
        {
            string error = Run(spl, "--why", "rule", "--now", "2024-05-01").Error;
            Assert.Contains(isTimeRange ? "rules: 0 fired (0 rows), 1 outside of the time range" : "1 filtered out", error, StringComparison.Ordinal);
            Assert.Equal(isTimeRange, error.Contains("rule.spl: its time range dropped all its events; --now data sets", StringComparison.Ordinal));
            Assert.Equal(isTimeRange, error.Contains("why: rule.spl: its time range dropped all events", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void WithTheClockOfTheDataTheTimeRangeIsNotToBlame() =>
        Assert.Contains("1 fired (1 row)", Run("EventID=1 earliest=-1h | table Image", "--now", "data").Error, StringComparison.Ordinal);

    [Fact]
    public void ASourceThatWasNeverSeenIsSaidBeforeTheTimeRange() =>
        Assert.Contains("1 source never seen", Run("source=\"WinEventLog:Security\" earliest=-1h | table Image").Error, StringComparison.Ordinal);

    [Fact]
    public void ARunOfACompiledPackSaysTheSame()
    {
        const string Rule = "EventID=1 NoSuchField=* | table Image";
        string first = Run(Rule, "--why", "rule").Error, second = Run(Rule, "--why", "rule").Error;
        Assert.EndsWith("  NoSuchField=*: no event has `NoSuchField`\n", first, StringComparison.Ordinal);
        Assert.EndsWith("  NoSuchField=*: no event has `NoSuchField`\n", second, StringComparison.Ordinal);
    }

    [Fact]
    public void ANameOfNoRuleIsSaid() => Assert.EndsWith("why: no rule of the run is called `other`\n", Run("EventID=1 | table Image", "--why", "other").Error, StringComparison.Ordinal);

    private CommandLineRun Run(string spl, params string[] more)
    {
        _bench.Write("app/default/macros.conf", "[site]\ndefinition = SiteField=x Channel=*\n");
        _bench.Write("rules/rule.spl", spl);
        _bench.Write("events.ndjson", Event + "\n");
        return _bench.Run(["run", _bench.PathOf("rules"), "--app", _bench.PathOf("app"), "--input", _bench.PathOf("events.ndjson"), "--jobs", "1", .. more]);
    }
}
