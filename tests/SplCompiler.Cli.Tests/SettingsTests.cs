using Xunit;

namespace SplCompiler.Cli.Tests;

public sealed class SettingsTests : IDisposable
{
    private const string Bin = "logic_format: Splunk\nlogic: a=1 | bin span=1s | stats count by _time\n";

    private readonly Workbench _bench = new();

    public SettingsTests() => _bench.Write("rules/deep/bin.yml", Bin);

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void ALintThatIsOffIsNotReported()
    {
        Assert.Contains("SPL3012", _bench.Run("check", "--fast", _bench.PathOf("rules")).Output, StringComparison.Ordinal);
        _bench.Write("splc.yml", "lints:\n  bin-without-field: off\n");
        Assert.DoesNotContain("SPL3012", _bench.Run("check", "--fast", _bench.PathOf("rules")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ALintThatIsAnErrorRefusesTheRule()
    {
        _bench.Write("splc.yml", "lints: {bin-without-field: error}\n");
        CommandLineRun run = _bench.Run("run", _bench.PathOf("rules"), "--input", "-");
        Assert.Equal(1, run.Code);
        Assert.Contains("error[SPL3012]", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, _bench.Packs.Calls);
    }

    [Fact]
    public void TimeZoneAndAppsComeFromTheFile()
    {
        _bench.Write("apps/mine/default/macros.conf", "[mine]\ndefinition = a=2\n");
        _bench.Write("splc.yml", "timezone: Europe/Berlin\napps: apps/mine\n");
        _bench.Write("rules/macro.yml", "logic_format: Splunk\nlogic: '`mine` | table a'\n");
        CommandLineRun run = _bench.Run("run", _bench.PathOf("rules"), "--input", "-");
        Assert.Equal((0, "Europe/Berlin"), (run.Code, _bench.Runner.Request!.Run.TimeZone.Id));
    }

    [Fact]
    public void TheOptionIsStrongerThanTheFile()
    {
        _bench.Write("splc.yml", "timezone: Europe/Berlin\n");
        _bench.Run("run", _bench.PathOf("rules"), "--input", "-", "--timezone", "Asia/Tokyo");
        Assert.Equal("Asia/Tokyo", _bench.Runner.Request!.Run.TimeZone.Id);
    }

    [Fact]
    public void MistakesHaveTheirPlaces()
    {
        _bench.Write("splc.yml", "timezon: UTC\ntimezone: Europe/Berln\nlints:\n  bin-without-feld: off\n  bin-without-field: loud\napps: {a: b}\n");
        CommandLineRun run = _bench.Run("check", "--fast", "--format", "msbuild", _bench.PathOf("rules"));
        Assert.Equal(1, run.Code);
        Verifier.Verify(run.Output, "txt");
    }

    [Fact]
    public void ARunWithBrokenSettingsDoesNotStart()
    {
        _bench.Write("splc.yml", "timezone: [UTC]\n");
        CommandLineRun run = _bench.Run("run", _bench.PathOf("rules"), "--input", "-");
        Assert.Equal(2, run.Code);
        Assert.Contains("error[SPL4003]", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void AnAppThatIsNotThereStopsARun()
    {
        CommandLineRun run = _bench.Run("run", _bench.PathOf("rules"), "--input", "-", "--app", _bench.PathOf("nowhere"));
        Assert.Equal(2, run.Code);
        Assert.Contains("error[SPL4001]", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void RulesBelowTwoSettingsFilesAreRefused()
    {
        _bench.Write("rules/splc.yml", "");
        _bench.Write("more/splc.yml", "");
        _bench.Write("more/a.yml", Bin);
        Assert.Equal(2, _bench.Run("check", "--fast", _bench.PathOf("rules"), _bench.PathOf("more")).Code);
    }
}
