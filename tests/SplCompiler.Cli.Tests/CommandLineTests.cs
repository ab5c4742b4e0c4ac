using SplCompiler.Runtime;
using Xunit;

namespace SplCompiler.Cli.Tests;

public sealed class CommandLineTests : IDisposable
{
    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void TheVersionIsOneLine() => Assert.Equal(new CommandLineRun(0, $"splc {CommandLine.Version}\n", ""), _bench.Run("--version"));

    [Fact]
    public void NoArgumentsShowTheVerbs()
    {
        CommandLineRun run = _bench.Run();
        Assert.Equal(0, run.Code);
        Assert.Contains("check <rules>", run.Output, StringComparison.Ordinal);
        Assert.Contains("query <spl>", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void EachVerbHasHelp()
    {
        foreach (string verb in new[] { "check", "run", "query", "explain", "fields", "test", "bench", "build", "help" })
        {
            CommandLineRun run = _bench.Run(verb, "--help");
            Assert.Equal(0, run.Code);
            Assert.Contains($" {verb} ", run.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("splc: there is no verb `chekc`; did you mean `check`?", "chekc", "rules")]
    [InlineData("splc: there is no option `--frmat`; did you mean `--format`?", "check", "rules", "--frmat")]
    [InlineData("splc: there is no option `--fast` before the verb", "--fast")]
    [InlineData("splc: --format takes one of text, json, sarif, msbuild, not `xml`", "check", "rules", "--format", "xml")]
    [InlineData("splc: Required argument 'rules' missing for command: 'check'.", "check")]
    [InlineData("splc: cannot read `nowhere.yml`: there is no such file or folder", "check", "nowhere.yml")]
    public void AWrongCommandLineIsRefusedWithTwo(string message, params string[] arguments)
    {
        CommandLineRun run = _bench.Run(arguments);
        Assert.Equal(2, run.Code);
        Assert.Equal("", run.Output);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ABugOfOursIsThreeWithItsException()
    {
        _bench.Write("a.yml", Workbench.GoodRule);
        _bench.Packs.Throws = new InvalidOperationException("the compiler tripped");
        CommandLineRun run = _bench.Run("check", _bench.Root);
        Assert.Equal(3, run.Code);
        Assert.Contains("error[SPL9001]", run.Error, StringComparison.Ordinal);
        Assert.Contains("the compiler tripped", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void AnUnknownTimeZoneIsRefusedWithANearOne()
    {
        _bench.Write("a.yml", Workbench.GoodRule);
        CommandLineRun run = _bench.Run("run", _bench.Root, "--input", "-", "--timezone", "Europe/Berln");
        Assert.Equal(2, run.Code);
        Assert.Contains("did you mean `Europe/Berlin`?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void TimeZonesHaveTheirNamesOfTheDatabase()
    {
        _bench.Write("a.yml", Workbench.GoodRule);
        _bench.Run("run", _bench.Root, "--input", "-", "--timezone", "America/New_York", "--earliest", "2024-07-01T00:00:00");
        Assert.Equal("America/New_York", _bench.Runner.Request!.Run.TimeZone.Id);
        Assert.Equal(1_719_806_400, _bench.Runner.Request.Earliest!.Value.Seconds);
    }

    [Fact]
    public void UtcStaysTheInstanceThatIsFast()
    {
        _bench.Write("a.yml", Workbench.GoodRule);
        _bench.Run("run", _bench.Root, "--input", "-", "--timezone", "utc");
        Assert.Same(TimeZoneInfo.Utc, _bench.Runner.Request!.Run.TimeZone);
    }

    [Theory]
    [InlineData("-1h", 1_700_000_000 - 3600)]
    [InlineData("@d", 1_699_920_000)]
    [InlineData("now", 1_700_000_000)]
    [InlineData("1699990000.5", 1_699_990_000.5)]
    [InlineData("2023-11-14", 1_699_920_000)]
    [InlineData("2023-11-14T00:00:01.250Z", 1_699_920_001.25)]
    [InlineData("2023-11-14 01:00:00+01:00", 1_699_920_000)]
    [InlineData("11/14/2023:00:00:00", 1_699_920_000)]
    public void BordersOfTimeAreModifiersAndTimes(string text, double seconds)
    {
        _bench.Write("a.yml", Workbench.GoodRule);
        CommandLineRun run = _bench.Run("run", _bench.Root, "--input", "-", "--now", "1700000000", "--latest", text);
        Assert.Equal(0, run.Code);
        Assert.Equal(SplTime.FromSeconds(seconds), _bench.Runner.Request!.Latest);
    }

    [Theory]
    [InlineData("--earliest", "yesterday")]
    [InlineData("--now", "12:00")]
    [InlineData("--max-event", "0")]
    [InlineData("--max-event", "2g")]
    [InlineData("--memory", "much")]
    [InlineData("--memory", "9999999999g")]
    [InlineData("--jobs", "0")]
    public void AWrongValueIsRefusedWithItsOption(string option, string value)
    {
        _bench.Write("a.yml", Workbench.GoodRule);
        CommandLineRun run = _bench.Run("run", _bench.Root, "--input", "-", option, value);
        Assert.Equal(2, run.Code);
        Assert.Contains(option, run.Error, StringComparison.Ordinal);
    }
}
