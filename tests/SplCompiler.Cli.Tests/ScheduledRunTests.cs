using System.Text;
using Xunit;

namespace SplCompiler.Cli.Tests;

/// <summary><c>run --every</c>: rules over the windows of a schedule, by the tool itself.</summary>
public sealed class ScheduledRunTests : IDisposable
{
    private readonly Workbench _bench = new() { IsReal = true };

    public ScheduledRunTests()
    {
        // 2024-03-01 10:10, 10:50, 11:00 exactly, 12:30.
        var events = new StringBuilder();
        foreach (int time in new[] { 1709287800, 1709290200, 1709290800, 1709296200 })
            events.Append(System.Globalization.CultureInfo.InvariantCulture, $"{{\"_time\":{time},\"user\":\"eve\"}}\n");
        _bench.Write("events.ndjson", events.ToString());
    }

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void ARuleSeesTheTimeSinceTheRunBefore()
    {
        _bench.Write("rules/count.spl", "user=eve | stats count | eval now=now()");
        CommandLineRun run = Run("--every", "1h");
        Assert.Equal(
            [
                """{"rule":"count.spl","id":null,"title":"count","window":{"now":"2024-03-01T11:00:00Z","earliest":"2024-03-01T10:00:00Z","latest":"2024-03-01T11:00:00Z"},"row":{"count":2,"now":1709290800}}""",
                """{"rule":"count.spl","id":null,"title":"count","window":{"now":"2024-03-01T12:00:00Z","earliest":"2024-03-01T11:00:00Z","latest":"2024-03-01T12:00:00Z"},"row":{"count":1,"now":1709294400}}""",
                """{"rule":"count.spl","id":null,"title":"count","window":{"now":"2024-03-01T13:00:00Z","earliest":"2024-03-01T12:00:00Z","latest":"2024-03-01T13:00:00Z"},"row":{"count":1,"now":1709298000}}""",
            ],
            run.Output.TrimEnd().Split('\n'));
        Assert.Contains("4 events", run.Error, StringComparison.Ordinal);
        Assert.Contains("1 fired (3 rows)", run.Error, StringComparison.Ordinal);
        // The pack of the second run comes from the cache, its ranges too.
        Assert.Equal(run.Output, Run("--every", "1h").Output);
    }

    [Theory]
    [InlineData("rules/savedsearches.conf", "[hour]\nsearch = user=eve | stats count\ndispatch.earliest_time = -2h@h\ndispatch.latest_time = -1h@h\n", "0 2 1")]
    [InlineData("rules/savedsearches.conf", "[hour]\nsearch = user=eve | stats count\ndispatch.earliest_time = 0\n", "2 3 4")]
    [InlineData("rules/rule.yml", "search: user=eve | stats count\nearliest_time: -2h\n", "2 3 2")]
    [InlineData("rules/rule.yml", "search: user=eve | stats count\nscheduling:\n  earliest_time: -2h@h\n  latest_time: now\n", "2 3 2")]
    [InlineData("rules/rule.yml", "search: user=eve earliest=-10m latest=+1h | stats count\n", "1 0 0")]
    [InlineData("rules/rule.yml", "search: user=eve earliest=-90m | stats count\nearliest_time: -1m\n", "2 2 1")]
    [InlineData("rules/rule.yml", "search: user=eve | where _time>=relative_time(now(), \"-10m\") | stats count\n", "1 0 0")]
    public void ARuleSeesTheRangeThatItIsStartedWith(string path, string rule, string counts)
    {
        _bench.Write(path, rule);
        string[] rows = Run("--every", "60m").Output.TrimEnd().Split('\n');
        Assert.Equal(counts, string.Join(' ', rows.Select(row => row[(row.IndexOf("\"count\":", StringComparison.Ordinal) + 8)..^2])));
    }

    [Fact]
    public void RulesOfDifferentRangesShareTheWindows()
    {
        _bench.Write("rules/a.spl", "user=eve | stats count");
        _bench.Write("rules/b.yml", "search: user=eve | stats count\nearliest_time: -1d\n");
        CommandLineRun run = Run("--every", "1h", "--output", "csv");
        Assert.Equal(
            """
            rule,id,title,window,count
            a.spl,,a,2024-03-01T10:00:00Z/2024-03-01T11:00:00Z,2
            b.yml,,,2024-02-29T11:00:00Z/2024-03-01T11:00:00Z,2
            a.spl,,a,2024-03-01T11:00:00Z/2024-03-01T12:00:00Z,1
            b.yml,,,2024-02-29T12:00:00Z/2024-03-01T12:00:00Z,3
            a.spl,,a,2024-03-01T12:00:00Z/2024-03-01T13:00:00Z,1
            b.yml,,,2024-02-29T13:00:00Z/2024-03-01T13:00:00Z,4

            """.ReplaceLineEndings("\n"),
            run.Output);
        Assert.Contains("2 fired (6 rows)", run.Error, StringComparison.Ordinal);
        string[] lines = Run("--every", "1h", "--output", "table").Output.Split('\n');
        Assert.Equal(6, lines.Count(line => line.Contains("00:00Z/2024", StringComparison.Ordinal)));
        Assert.Contains("a.spl: a, 2024-03-01T10:00:00Z/2024-03-01T11:00:00Z", lines);
    }

    [Fact]
    public void NoRunIsLaterThanNow()
    {
        _bench.Write("rules/count.spl", "user=eve | stats count");
        Assert.Equal(2, Run("--every", "1h", "--now", "2024-03-01T12:59:00Z").Output.TrimEnd().Split('\n').Length);
        Assert.Equal(3, Run("--every", "1h", "--now", "data").Output.TrimEnd().Split('\n').Length);
        // Bounds of the input are seen from the clock of the data, too.
        Assert.Equal(2, Run("--every", "1h", "--now", "data", "--earliest", "-90m").Output.TrimEnd().Split('\n').Length);
        Assert.Single(Run("--every", "1h", "--latest", "2024-03-01T10:55:00Z").Output.TrimEnd().Split('\n'));
    }

    [Fact]
    public void TheTimeZoneSaysWhenADayBegins()
    {
        _bench.Write("rules/count.spl", "user=eve | stats count");
        Assert.Contains("\"earliest\":\"2024-02-29T23:00:00Z\",\"latest\":\"2024-03-01T23:00:00Z\"", Run("--every", "1d", "--timezone", "Europe/Berlin").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void StandardInputIsReadForEachWindow()
    {
        _bench.Write("rules/count.spl", "user=eve | stats count");
        _bench.Input = File.ReadAllText(_bench.PathOf("events.ndjson"));
        Assert.Equal(3, _bench.Run("run", _bench.PathOf("rules"), "--input", "-", "--every", "1h").Output.TrimEnd().Split('\n').Length);
    }

    [Theory]
    [InlineData("1s", "splc: --every 1s makes more than 1000", "run the rules less often")]
    [InlineData("often", "splc: --every `often` is no duration", "write such as 15m, 1h or 1d")]
    public void WhatCannotBeAScheduleIsRefused(string every, string message, string help)
    {
        // A day and a half: 1s has too many windows.
        _bench.Write("events.ndjson", File.ReadAllText(_bench.PathOf("events.ndjson")) + "{\"_time\":1709400000,\"user\":\"eve\"}\n");
        _bench.Write("rules/count.spl", "user=eve | stats count");
        CommandLineRun run = Run("--every", every);
        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Contains(help, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ARangeThatIsNoTimeIsSaid()
    {
        _bench.Write("rules/savedsearches.conf", "[live]\nsearch = user=eve | stats count\ndispatch.earliest_time = rt-5m\ndispatch.latest_time = rt\n");
        CommandLineRun run = Run("--every", "1h");
        Assert.Contains("warning[SPL4008]: savedsearches.conf: `rt-5m` is no time", run.Error, StringComparison.Ordinal);
        Assert.Equal(3, run.Output.TrimEnd().Split('\n').Length);
    }

    [Fact]
    public void WhatIsWrongWithTheInputIsSaidOnce()
    {
        _bench.Write("events.ndjson", File.ReadAllText(_bench.PathOf("events.ndjson")) + "{broken\n");
        _bench.Write("rules/count.spl", "user=eve | stats count");
        Assert.Contains("1 x SPL5001", Run("--every", "1h").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void TablesAreNotWrittenWindowByWindow()
    {
        _bench.Write("rules/count.spl", "user=eve | stats count | outputlookup seen.csv");
        CommandLineRun run = Run("--every", "1h", "--lookup-out", _bench.PathOf("out"));
        Assert.Equal(2, run.Code);
        Assert.Contains("--every and --lookup-out do not go together", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void SearchesOfTwoRangesAreSaid()
    {
        _bench.Write("rules/rule.spl", "user=eve [search user=eve earliest=-1d | fields user] | stats count");
        Assert.Contains("note: rule.spl: the search and one inside it do not both say their time range", Run("--every", "1h").Error, StringComparison.Ordinal);
    }

    private CommandLineRun Run(params string[] more) => _bench.Run(["run", _bench.PathOf("rules"), "--input", _bench.PathOf("events.ndjson"), "--jobs", "1", .. more]);
}
