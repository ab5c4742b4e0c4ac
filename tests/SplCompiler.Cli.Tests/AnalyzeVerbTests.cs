using System.Text.Json;
using Xunit;

namespace SplCompiler.Cli.Tests;

public sealed class AnalyzeVerbTests : IDisposable
{
    private readonly Workbench _bench = new();

    public AnalyzeVerbTests() => _bench.Write("rules/good.yml", Workbench.GoodRule + "technique_id:\n- T1110\n");

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void OneRuleIsShownInFull()
    {
        CommandLineRun run = _bench.Run("analyze", _bench.PathOf("rules/good.yml"));
        Assert.Equal((0, ""), (run.Code, run.Error));
        Verifier.Verify(run.Output, "txt");
    }

    [Fact]
    public void JsonHasTheFactsOfEachRule()
    {
        CommandLineRun run = _bench.Run("analyze", "--format", "json", _bench.PathOf("rules/good.yml"));
        Verifier.Verify(run.Output, "json");
    }

    [Fact]
    public void ALayerIsForTheNavigator()
    {
        JsonElement layer = JsonDocument.Parse(_bench.Run("analyze", "--format", "navigator", _bench.PathOf("rules/good.yml")).Output).RootElement;
        Assert.Equal("T1110", layer.GetProperty("techniques")[0].GetProperty("techniqueID").GetString());
    }

    [Fact]
    public void ALayerIsScoredByPassingTestsOrCost()
    {
        string rule = _bench.PathOf("rules/good.yml");
        Assert.Equal(0, Score("--score", "tests"));
        _bench.Write("rules/good.events.ndjson", "");
        _bench.Write("rules/good.rows.ndjson", "");
        _bench.Tests.Results.Add(new Engine.TestResult("good", rule, Passed: true, "", 0.1));
        Assert.Equal(1, Score("--score", "tests"));
        Assert.Equal(12.5, Score("--score", "cost", "--bench", _bench.Write("bench.json", """{"rules":[{"rule":"good.yml","ns_per_event":12.5}]}""")));
        Assert.Equal(2, _bench.Run("analyze", "--format", "navigator", rule, "--score", "cost").Code);

        double Score(params string[] options) =>
            JsonDocument.Parse(_bench.Run(["analyze", "--format", "navigator", rule, .. options]).Output).RootElement.GetProperty("techniques")[0].GetProperty("score").GetDouble();
    }

    [Fact]
    public void SeveralRulesAreSummedUpUnlessOneIsNamed()
    {
        _bench.Write("rules/more.yml", Workbench.GoodRule);
        Assert.StartsWith("2 rules\n", _bench.Run("analyze", _bench.PathOf("rules")).Output, StringComparison.Ordinal);
        Assert.StartsWith("Failed logons\n", _bench.Run("analyze", _bench.PathOf("rules"), "--rule", "more.yml").Output, StringComparison.Ordinal);
        Assert.Equal(2, _bench.Run("analyze", _bench.PathOf("rules"), "--rule", "none.yml").Code);
    }

    [Fact]
    public void ABadRuleIsReportedAndTheOthersAreShown()
    {
        _bench.Write("rules/bad.yml", Workbench.BadRule);
        CommandLineRun run = _bench.Run("analyze", _bench.PathOf("rules"));
        Assert.Equal(1, run.Code);
        Assert.Contains("SPL1003", run.Error, StringComparison.Ordinal);
        Assert.StartsWith("2 rules\n", run.Output, StringComparison.Ordinal);
    }
}
