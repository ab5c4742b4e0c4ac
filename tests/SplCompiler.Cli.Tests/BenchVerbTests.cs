using System.Text.Json;
using SplCompiler.Cli.Engine;
using Xunit;

namespace SplCompiler.Cli.Tests;

public sealed class BenchVerbTests : IDisposable
{
    private readonly Workbench _bench = new();

    public BenchVerbTests()
    {
        _bench.Write("rules/good.yml", Workbench.GoodRule);
        _bench.Write("rules/other.spl", "status=ok | stats count by user");
        _bench.Write("rules/savedsearches.conf", "[Many]\nsearch = index=main | table user\n");
        _bench.Runner.Rows.Add(("good.yml", 10, 0, """{"user":"eve"}"""));
        Cost(("good.yml", 400), ("other.spl", 1200), ("savedsearches.conf", 0));
    }

    public void Dispose() => _bench.Dispose();

    private void Cost(params (string Path, double Nanoseconds)[] costs) => _bench.Runner.Adjust = rule => rule with
    {
        // No candidates: the clock, whose cost no test can know, is then not taken off.
        Candidates = 0,
        Kept = 2,
        HasWitness = rule.Rule.Path != "good.yml",
        NanosecondsPerEvent = costs.Single(cost => cost.Path == rule.Rule.Path).Nanoseconds,
        AllocatedBytesPerEvent = 12.5,
    };

    private CommandLineRun Run(params string[] more) => _bench.Run(["bench", _bench.PathOf("rules"), "--input", "events.ndjson", .. more]);

    [Fact]
    public void TheTableHasTheDearestRuleFirst()
    {
        CommandLineRun run = Run();
        Assert.Equal((0, ""), (run.Code, run.Error));
        Verifier.Verify(run.Output, "txt");
    }

    [Fact]
    public void JsonHasEveryFigure()
    {
        CommandLineRun run = Run("--format", "json", "--sort", "path");
        Assert.Equal((0, ""), (run.Code, run.Error));
        Verifier.Verify(run.Output, "json");
    }

    [Fact]
    public void CsvHasALineForEachRule() => Assert.Equal(
        "rule,stanza,ns_per_event,ns_per_candidate,allocated_bytes_per_event,candidates,kept,rows,share\nother.spl,,1200,,12.5,0,2,0,0.75\n",
        Run("--format", "csv", "--top", "1").Output);

    [Fact]
    public void PassesAreWarmedUpAndOfOneWorker()
    {
        int passes = 0;
        int measured = 0;
        _bench.Runner.OnRun = request =>
        {
            passes++;
            measured += request.Measure ? 1 : 0;
            Assert.Equal(1, request.Jobs);
        };
        Run("--runs", "4");

        // A pass of the fake takes half a second, so two of them are a second; then four by turns.
        Assert.Equal((2 + 8, 2 + 4), (passes, measured));
        _bench.Runner.OnRun = request => Assert.Equal(3, request.Jobs);
        Run("--jobs", "3");
    }

    [Fact]
    public void TheMedianCounts()
    {
        double[] costs = [100, 100, 9000, 500, 700];
        int pass = -1;
        _bench.Runner.OnRun = request => pass += request.Measure ? 1 : 0;
        _bench.Runner.Adjust = rule => rule with { NanosecondsPerEvent = costs[pass] };
        using var json = JsonDocument.Parse(Run("--format", "json").Output);
        Assert.All(json.RootElement.GetProperty("rules").EnumerateArray(), rule => Assert.Equal(700, rule.GetProperty("ns_per_event").GetDouble()));
    }

    [Fact]
    public void StandardInputIsReadByEachPass()
    {
        _bench.Input = "line\n";
        Assert.Equal(0, _bench.Run("bench", _bench.PathOf("rules"), "--input", "-", "--runs", "1").Code);
        Assert.Equal("line\nline\nline\nline\n", _bench.Runner.StandardInput);
    }

    [Fact]
    public void TheCatalogShowsWhatWasMeasured()
    {
        string results = _bench.PathOf("bench.json");
        Assert.Equal(0, Run("--format", "json", "--out", results).Code);
        CommandLineRun catalog = _bench.Run("catalog", _bench.PathOf("rules"), "-o", _bench.PathOf("site"), "--bench", results);
        Assert.Equal(0, catalog.Code);
        string page = File.ReadAllText(_bench.PathOf("site/rules/other.html"));
        Assert.Contains("1,200 ns", page.Replace("1200 ns", "1,200 ns", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("75.0", page, StringComparison.Ordinal);
    }

    [Fact]
    public void ARuleThatBecameDearerIsOne()
    {
        string baseline = _bench.PathOf("bench.json");
        Run("--format", "json", "--out", baseline);
        Assert.Equal(0, Run("--baseline", baseline).Code);
        Cost(("good.yml", 439), ("other.spl", 1330), ("savedsearches.conf", 4.9));
        CommandLineRun run = Run("--baseline", baseline, "--fail-over", "10%");
        Assert.Equal(1, run.Code);
        Assert.EndsWith("dearer: other.spl: 1330.0 ns/event, baseline 1200.0 (+10.8 %)\n", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("good.yml", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("savedsearches.conf", run.Error, StringComparison.Ordinal);
        Assert.Contains("dearer: savedsearches.conf [Many]: 4.9 ns/event, baseline 0.0 (was free)", Run("--baseline", baseline, "--floor", "1").Error, StringComparison.Ordinal);
        Assert.Equal(0, Run("--baseline", baseline, "--fail-over", "20%").Code);
        Assert.Equal(0, Run("--baseline", baseline, "--floor", "200").Code);
    }

    [Fact]
    public void TheFastestPassesAreComparedAndDoubtsAreMeasuredAgain()
    {
        string baseline = _bench.PathOf("bench.json");
        Run("--format", "json", "--out", baseline);

        // Two passes to warm up, and three that something else disturbed; one round more, whose second pass is as fast as before.
        double[] costs = [1200, 1200, 9000, 2000, 9000, 9000, 1210, 9000];
        int pass = -1;
        _bench.Runner.OnRun = request => pass += request.Measure ? 1 : 0;
        _bench.Runner.Adjust = rule => rule with { NanosecondsPerEvent = rule.Rule.Path == "other.spl" ? costs[pass] : 0 };
        CommandLineRun run = Run("--baseline", baseline);
        Assert.Equal((0, 7), (run.Code, pass));
        Assert.Contains("passes, 1 worker", run.Output, StringComparison.Ordinal);

        pass = 1;
        costs = [.. Enumerable.Repeat(9000.0, 20)];
        Assert.Equal(1, Run("--baseline", baseline).Code);
        Assert.Equal(1 + 2 + 9, pass);
    }

    [Fact]
    public void RulesOfOneSideAreSaid()
    {
        string baseline = _bench.Write("bench.json", """{"rules":[{"rule":"gone.yml","ns_per_event":5},{"rule":"good.yml","ns_per_event":400},{"rule":"savedsearches.conf","stanza":"Many","ns_per_event":1}]}""");
        CommandLineRun run = Run("--baseline", baseline);
        Assert.Equal(0, run.Code);
        Assert.Contains("note: gone.yml: in the baseline only\nnote: other.spl: not in the baseline\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ASlowerTotalIsOne()
    {
        string baseline = _bench.Write("bench.json", """{"ns_per_event":300000,"rules":[]}""");
        CommandLineRun run = Run("--baseline", baseline);
        Assert.Equal(1, run.Code);
        Assert.Contains("dearer: total: 416666.7 ns/event, baseline 300000.0 (+38.9 %)", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("is no share", "--fail-over", "ten")]
    [InlineData("need --baseline", "--fail-over", "20%")]
    [InlineData("cannot read `nowhere.json`", "--baseline", "nowhere.json")]
    [InlineData("--runs and --top must be at least 1", "--runs", "0")]
    [InlineData("--growth has no CSV", "--growth", "--format", "csv")]
    public void AWrongOptionIsTwo(string message, params string[] options)
    {
        CommandLineRun run = Run(options);
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Equal(0, _bench.Packs.Calls);
    }

    [Fact]
    public void ABaselineThatIsNoneIsTwo()
    {
        CommandLineRun run = Run("--baseline", _bench.Write("bench.json", "{}"));
        Assert.Equal(2, run.Code);
        Assert.Contains("holds no results of a benchmark", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void NothingToMeasureWithIsTwo()
    {
        Assert.Equal(2, _bench.Run("bench", _bench.PathOf("rules")).Code);
        _bench.Runner.Events = 0;
        CommandLineRun run = Run();
        Assert.Equal(2, run.Code);
        Assert.Contains("the input has no events", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void AnInterruptedBenchmarkShowsNothing()
    {
        _bench.Runner.IsPartial = true;
        using var interrupt = new CancellationTokenSource();
        _bench.Interrupt = interrupt.Token;
        _bench.Runner.OnRun = _ => interrupt.Cancel();
        CommandLineRun run = Run();
        Assert.Equal((130, ""), (run.Code, run.Output));
    }

    [Fact]
    public void ARuleThatFailsIsOurBug()
    {
        _bench.Runner.Adjust = rule => rule with { Failure = new InvalidOperationException("tripped") };
        CommandLineRun run = Run();
        Assert.Equal((3, ""), (run.Code, run.Output));
        Assert.Contains("error[SPL9001]: good.yml failed", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ARuleThatHoldsTooMuchIsOneAndNotMeasured()
    {
        _bench.Runner.Adjust = rule => rule.Rule.Path == "other.spl" ? rule with { StoppedWith = 1000 } : rule;
        CommandLineRun run = Run();
        Assert.Equal(1, run.Code);
        Assert.StartsWith("error[SPL5010]: other.spl: stopped", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("other.spl", run.Output, StringComparison.Ordinal);
        Assert.Contains("good.yml", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ARefusedRuleIsOneAndTheOthersAreMeasured()
    {
        _bench.Write("rules/bad.yml", Workbench.BadRule);
        CommandLineRun run = Run();
        Assert.Equal(1, run.Code);
        Assert.Contains("good.yml", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void PatternsThatGrowAreListedWithTheirRules()
    {
        _bench.Write("rules/slow.spl", "status=ok | rex field=x \"^(?<a>(\\w+)+)!$\" | table a");
        _bench.Write("rules/same.spl", "status=ok | rex field=y \"^(?<a>(\\w+)+)!$\" | table a");
        _bench.Write("rules/quick.spl", "status=ok | rex field=x \"^k=(?<a>\\d)\" | table a");
        CommandLineRun run = _bench.Run("bench", _bench.PathOf("rules"), "--growth");
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.StartsWith("2 different patterns, 1 with time that grows faster", run.Output, StringComparison.Ordinal);
        Assert.Contains("; 1 of them in a run of splc", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, _bench.Packs.Calls);
        Assert.Contains("""^(?<a>(\w+)+)!$""", run.Output, StringComparison.Ordinal);
        Assert.Contains("same.spl\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("slow.spl\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("quick.spl", run.Output, StringComparison.Ordinal);

        using var json = JsonDocument.Parse(_bench.Run("bench", _bench.PathOf("rules"), "--growth", "--format", "json").Output);
        Assert.Equal(["""^(?<a>(\w+)+)!$""", """^k=(?<a>\d)"""], json.RootElement.GetProperty("growth").EnumerateArray().Select(pattern => pattern.GetProperty("pattern").GetString()));
    }
}
