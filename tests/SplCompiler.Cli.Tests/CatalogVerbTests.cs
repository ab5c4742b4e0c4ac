using SplCompiler.Cli.Engine;
using Xunit;

namespace SplCompiler.Cli.Tests;

public sealed class CatalogVerbTests : IDisposable
{
    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void ASiteIsWrittenIntoTheFolder()
    {
        _bench.Write("rules/good.yml", Workbench.GoodRule);
        _bench.Write("rules/bad.yml", Workbench.BadRule);
        CommandLineRun run = _bench.Run("catalog", _bench.PathOf("rules"), "-o", _bench.PathOf("site"), "--title", "Mine");
        Assert.Equal((1, ""), (run.Code, run.Output));
        Assert.StartsWith("2 rules, ", run.Error, StringComparison.Ordinal);
        Assert.Contains("Mine", File.ReadAllText(_bench.PathOf("site/index.html")), StringComparison.Ordinal);
        Assert.True(File.Exists(_bench.PathOf("site/rules/good.html")) && File.Exists(_bench.PathOf("site/rules/bad.html")));
    }

    [Fact]
    public void TestsCostAndChangesAreShown()
    {
        string rule = _bench.Write("rules/good.yml", Workbench.GoodRule);
        _bench.Write("rules/good.events.ndjson", "");
        _bench.Write("rules/good.rows.ndjson", "");
        _bench.Write("old/good.yml", Workbench.GoodRule.Replace("status=failed", "status=broken", StringComparison.Ordinal));
        _bench.Write("bench.json", """{"rules":[{"rule":"good.yml","ns_per_event":812.5,"share":0.5}]}""");
        _bench.Tests.Results.Add(new TestResult("good", rule, Passed: false, "one row is missing", 0.1));
        CommandLineRun run = _bench.Run("catalog", _bench.PathOf("rules"), "-o", _bench.PathOf("site"), "--bench", _bench.PathOf("bench.json"), "--against", _bench.PathOf("old"));
        Assert.Equal(0, run.Code);
        Assert.Equal([rule], _bench.Tests.Sources.Select(source => source.Path));
        string page = File.ReadAllText(_bench.PathOf("site/rules/good.html"));
        foreach (string text in (string[])["test fails", "one row is missing", "812 ns", "50.0"])
            Assert.Contains(text, page, StringComparison.Ordinal);
        string changes = File.ReadAllText(_bench.PathOf("site/changes.html"));
        Assert.Contains("+ status eq failed", changes, StringComparison.Ordinal);
        Assert.Contains("− status eq broken", changes, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileWithoutResultsIsNoBenchmark()
    {
        _bench.Write("rules/good.yml", Workbench.GoodRule);
        CommandLineRun run = _bench.Run("catalog", _bench.PathOf("rules"), "-o", _bench.PathOf("site"), "--bench", _bench.Write("bench.json", "[]"));
        Assert.Equal(2, run.Code);
        Assert.Contains("holds no results of a benchmark", run.Error, StringComparison.Ordinal);
    }
}
