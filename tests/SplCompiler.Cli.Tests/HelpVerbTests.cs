using Xunit;

namespace SplCompiler.Cli.Tests;

public sealed class HelpVerbTests : IDisposable
{
    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void AWordHasUsageExamplesAndItsPage() => Verifier.Verify(_bench.Run("help", "bucket").Output, "txt");

    [Fact]
    public void AWordOfTwoKindsIsShownTwice()
    {
        string output = _bench.Run("help", "LEN").Output;
        Assert.Contains("len (eval function)", output, StringComparison.Ordinal);
        Assert.Contains("values (statistical function)", _bench.Run("help", "values").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void AVerbShowsItsOptions() => Assert.Contains("--input-format", _bench.Run("help", "run").Output, StringComparison.Ordinal);

    [Fact]
    public void NoWordShowsTheVerbs() => Assert.Contains("explain <rule>", _bench.Run("help").Output, StringComparison.Ordinal);

    [Fact]
    public void AnUnknownWordIsTwo()
    {
        CommandLineRun run = _bench.Run("help", "dedupe");
        Assert.Equal(2, run.Code);
        Assert.Contains("did you mean `dedup`?", run.Error, StringComparison.Ordinal);
    }
}
