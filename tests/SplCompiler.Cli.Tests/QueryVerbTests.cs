using Xunit;

namespace SplCompiler.Cli.Tests;

public sealed class QueryVerbTests : IDisposable
{
    private readonly Workbench _bench = new();

    public QueryVerbTests() => _bench.Runner.Rows.AddRange(
    [
        ("query.spl", 1, 0, """{"_time":1,"a":"x"}"""),
        ("query.spl", 2, 1, """{"_time":2,"a":"y"}"""),
        ("query.spl", 2, 2, """{"_time":2,"a":"z"}"""),
    ]);

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void RowsStandAloneNewestFirst()
    {
        CommandLineRun run = _bench.Run("query", "a=* | table _time, a", "--input", "e.ndjson");
        Assert.Equal((0, "{\"_time\":2,\"a\":\"y\"}\n{\"_time\":2,\"a\":\"z\"}\n{\"_time\":1,\"a\":\"x\"}\n"), (run.Code, run.Output));
    }

    [Fact]
    public void TheSearchMayComeFromStandardInput()
    {
        _bench.Input = "a=* | table _time, a\n";
        Assert.Equal(3, _bench.Run("query", "-", "--input", "e.ndjson").Output.TrimEnd().Split('\n').Length);
        Assert.Equal(2, _bench.Run("query", "-", "--input", "-").Code);
    }

    [Fact]
    public void ABadSearchIsShown()
    {
        CommandLineRun run = _bench.Run("query", "a=1 | stats value(b)", "--input", "e.ndjson");
        Assert.Equal((1, ""), (run.Code, run.Output));
        Assert.Contains("error[SPL1003]", run.Error, StringComparison.Ordinal);
        Assert.Contains("--> query:1:13", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void WarningsAreShownToo()
    {
        CommandLineRun run = _bench.Run("query", "a=1 | bin span=1s", "--input", "e.ndjson");
        Assert.Equal(0, run.Code);
        Assert.Contains("warning[SPL3012]", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void CsvHasOnlyTheFields() =>
        Assert.Equal("_time,a\n2,y\n2,z\n1,x\n", _bench.Run("query", "a=*", "--input", "e", "--output", "csv").Output);
}
