using SplCompiler.Cli.Engine;
using Xunit;

namespace SplCompiler.Cli.Tests;

public sealed class TestVerbTests : IDisposable
{
    private const string Cases = """[{"id": "a.b", "spl": "a=1", "input": [], "expect": []}]""";

    private readonly Workbench _bench = new();
    private readonly string _cases;

    public TestVerbTests()
    {
        _cases = _bench.Write("cases/a.json", Cases);
        _bench.Tests.Results.Add(new TestResult("a.b", "cases/a.json", true, "", 0.25));
    }

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void PassedTestsAreZero() => Assert.Equal(new CommandLineRun(0, "1 passed, 0 failed\n", ""), _bench.Run("test", _cases));

    [Theory]
    [InlineData("text", "txt")]
    [InlineData("json", "json")]
    [InlineData("junit", "xml")]
    public void AFailedTestIsOneWithItsMessage(string format, string extension)
    {
        _bench.Tests.Results.Add(new TestResult("a.c", "cases/a.json", false, "expected {\"a\":\"1\"}\nbut there is \u0001 & nothing", 0.5));
        CommandLineRun run = _bench.Run("test", _cases, "--format", format);
        Assert.Equal(1, run.Code);
        Verifier.Verify(run.Output, extension);
    }

    [Fact]
    public void FoldersAreSearchedForCasesAndRulesWithRows()
    {
        _bench.Write("cases/data.json", """[{"id": "no test"}]""");
        _bench.Write("cases/deep/object.json", "{}");
        _bench.Write("cases/deep/r.yml", Workbench.GoodRule);
        _bench.Write("cases/deep/r.events.ndjson", "");
        _bench.Write("cases/deep/r.rows.ndjson", "");
        _bench.Write("cases/deep/untested.yml", Workbench.GoodRule);
        _bench.Run("test", _bench.PathOf("cases"));
        Assert.Collection(
            _bench.Tests.Sources,
            source => Assert.EndsWith("cases/a.json", Assert.IsType<CaseFile>(source).Path, StringComparison.Ordinal),
            source => Assert.EndsWith("deep/r.rows.ndjson", Assert.IsType<RuleWithRows>(source).Rows, StringComparison.Ordinal));
    }

    [Fact]
    public void ARuleWithoutRowsIsNoTest()
    {
        string rule = _bench.Write("r.yml", Workbench.GoodRule);
        CommandLineRun run = _bench.Run("test", rule);
        Assert.Equal(2, run.Code);
        Assert.Contains("no r.events.ndjson and r.rows.ndjson", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void NoTestsAreTwo()
    {
        _bench.Tests.Results.Clear();
        Assert.Equal(2, _bench.Run("test", _cases).Code);
        Assert.Equal(2, _bench.Run("test", _bench.PathOf("nowhere.json")).Code);
    }

    [Fact]
    public void AnInterruptedTestReportsWhatWasTested()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        _bench.Interrupt = source.Token;
        CommandLineRun run = _bench.Run("test", _cases);
        Assert.Equal((130, "1 passed, 0 failed\n"), (run.Code, run.Output));
    }
}
