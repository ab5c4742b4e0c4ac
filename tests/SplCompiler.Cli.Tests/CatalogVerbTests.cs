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
}
