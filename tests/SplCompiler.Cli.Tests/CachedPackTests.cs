using Xunit;

namespace SplCompiler.Cli.Tests;

/// <summary>A pack is compiled once, until something that it is made of changes; what was said of it is said again.</summary>
public sealed class CachedPackTests : IDisposable
{
    private readonly Workbench _bench = new();

    public CachedPackTests()
    {
        _bench.Packs.Keeps = true;
        _bench.Write("rules/good.yml", Workbench.GoodRule);
        _bench.Write("rules/bad.yml", Workbench.BadRule);
        _bench.Write("app/macros.conf", "[failed]\ndefinition = status=failed\n");
        _bench.Runner.Rows.Add(("good.yml", 10, 0, """{"_time":10,"user":"eve"}"""));
    }

    public void Dispose() => _bench.Dispose();

    private CommandLineRun Run(params string[] more) =>
        _bench.Run(["run", _bench.PathOf("rules"), "--app", _bench.PathOf("app"), "--input", "events.ndjson", .. more]);

    [Fact]
    public void TheSecondRunCompilesNothingAndSaysTheSame()
    {
        CommandLineRun first = Run();
        CommandLineRun second = Run();
        Assert.Equal((1, 1), (_bench.Packs.Calls, _bench.Packs.Loads));
        Assert.Equal(first, second);
        Assert.Equal(1, second.Code);
        Assert.Contains("`stats` has no function `value`", second.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsWrongInAnAppIsSaidEachTime()
    {
        _bench.Write("app/props.conf", "[x]\nTZ = Mars/Olympus\n");
        string first = Run().Error, second = Run().Error;
        Assert.Equal((1, 1), (_bench.Packs.Calls, _bench.Packs.Loads));
        Assert.Contains("there is no time zone `Mars/Olympus`", first, StringComparison.Ordinal);
        Assert.Equal(first, second);
    }

    [Theory]
    [InlineData("rules/good.yml", "title: Failed logons\nlogic_format: Splunk\nlogic: status=failed | table user\n")]
    [InlineData("rules/another.spl", "status=ok | table user")]
    [InlineData("app/macros.conf", "[failed]\ndefinition = status=refused\n")]
    [InlineData("splc.yml", "timezone: Europe/Berlin\n")]
    public void AChangedFileIsCompiled(string path, string text)
    {
        Run();
        _bench.Write(path, text);
        Run();
        Assert.Equal((2, 0), (_bench.Packs.Calls, _bench.Packs.Loads));
    }

    [Theory]
    [InlineData("--without", "all")]
    [InlineData("--terms", "runs")]
    [InlineData("--timezone", "Europe/Berlin")]
    public void OtherOptionsAreAnotherPack(string option, string value)
    {
        Run();
        Run(option, value);
        Assert.Equal((2, 0), (_bench.Packs.Calls, _bench.Packs.Loads));
    }

    [Fact]
    public void ACacheThatLostAPartIsFilledAgain()
    {
        Run();
        _bench.Packs.Keeps = false;
        CommandLineRun run = Run();
        Assert.Equal(2, _bench.Packs.Calls);
        Assert.Contains("eve", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutTheCacheNothingIsKept()
    {
        Run("--no-cache");
        Run("--no-cache");
        Assert.Equal((2, 0), (_bench.Packs.Calls, _bench.Packs.Loads));
    }
}
