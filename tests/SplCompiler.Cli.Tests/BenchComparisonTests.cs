using SplCompiler.Cli.Benching;
using SplCompiler.Cli.Packs;
using SplCompiler.Runtime;
using Xunit;

namespace SplCompiler.Cli.Tests;

public sealed class BenchComparisonTests : IDisposable
{
    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    /// <summary>Compares rules r0, r1, … that took 1,000 ns each then.</summary>
    private BenchComparison Compare(params double[] now)
    {
        string rules = string.Join(',', now.Select((_, i) => $$"""{"rule":"r{{i}}","ns_per_event":1000}"""));
        var baseline = BenchResults.Read(_bench.Write("bench.json", $$"""{"ns_per_event":20000,"rules":[{{rules}}]}"""));
        var report = new BenchReport
        {
            Events = 1000,
            Bytes = 1000,
            Seconds = 0.0201,
            LeastSeconds = 0.0201,
            Runs = 1,
            Jobs = 1,
            Rules = [.. now.Select((cost, i) => new RuleBench(new CompiledRule($"r{i}", null, null, () => throw new NotSupportedException()), cost, 0))],
        };
        return BenchComparison.Of(report, baseline, 0.1, BenchComparison.DefaultFloor);
    }

    [Fact]
    public void ASlowerMachineIsNoFinding()
    {
        BenchComparison comparison = Compare(1300, 1310, 1290, 1300, 1300, 1350, 1250, 1300);
        Assert.Equal(1.3, comparison.Scale);
        Assert.Empty(comparison.Dearer);
    }

    [Fact]
    public void ARuleStandsOutOfTheMachine() =>
        Assert.Equal("r8: 1600.0 ns/event, baseline 1300.0 (+23.1 %)", Assert.Single(Compare(1300, 1310, 1290, 1300, 1300, 1350, 1250, 1300, 1600).Dearer));

    [Fact]
    public void AFasterMachineHidesNoRule() =>
        Assert.Equal("r8: 990.0 ns/event, baseline 800.0 (+23.8 %)", Assert.Single(Compare(800, 810, 790, 800, 800, 805, 795, 800, 990).Dearer));

    [Fact]
    public void FewRulesAreComparedAsTheyAre()
    {
        BenchComparison comparison = Compare(1300, 1310);
        Assert.Equal(1, comparison.Scale);
        Assert.Equal(2, comparison.Dearer.Length);
    }
}
