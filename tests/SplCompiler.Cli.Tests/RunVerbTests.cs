using SplCompiler.Cli.Engine;
using SplCompiler.Diagnostics;
using SplCompiler.Runtime;
using Xunit;

namespace SplCompiler.Cli.Tests;

public sealed class RunVerbTests : IDisposable
{
    private readonly Workbench _bench = new();

    public RunVerbTests()
    {
        _bench.Write("rules/good.yml", Workbench.GoodRule);
        _bench.Write("rules/other.spl", "status=ok | stats count by user");
        _bench.Write("rules/savedsearches.conf", "[Many \"quotes\"]\nsearch = index=main | table user\n");
        _bench.Runner.Rows.AddRange(
        [
            ("good.yml", 10, 0, """{"_time":10,"user":"eve"}"""),
            ("good.yml", 30, 1, """{"_time":30,"user":["bob","al, \"x\""]}"""),
            ("savedsearches.conf", null, 2, """{"user":"ÿ"}"""),
            ("other.spl", null, -1, """{"count":2,"user":"eve"}"""),
        ]);
    }

    public void Dispose() => _bench.Dispose();

    private CommandLineRun Run(params string[] more) => _bench.Run(["run", _bench.PathOf("rules"), "--input", "events.ndjson", .. more]);

    [Fact]
    public void PipedRowsAreOneObjectALine()
    {
        CommandLineRun run = Run();
        Assert.Equal(0, run.Code);
        Verifier.Verify(run.Output, "ndjson");
    }

    [Fact]
    public void WhatACommandDoesNotWriteIsNoted()
    {
        Assert.DoesNotContain("writes nothing here", Run().Error, StringComparison.Ordinal);
        _bench.Write("rules/out.spl", "status=ok | stats count by user | outputlookup seen.csv");
        Assert.Contains("note: `outputlookup` writes nothing here: its rows pass on (1 place)", Run().Error, StringComparison.Ordinal);
    }

    [Fact]
    public void JsonIsAnArray()
    {
        CommandLineRun run = Run("--output", "json");
        Verifier.Verify(run.Output, "json");
    }

    [Fact]
    public void JsonWithoutRowsIsAnEmptyArray()
    {
        _bench.Runner.Rows.Clear();
        Assert.Equal("[]\n", Run("--output", "json").Output);
    }

    [Fact]
    public void CsvHasAColumnForEveryField()
    {
        CommandLineRun run = Run("--output", "csv");
        Verifier.Verify(run.Output, "csv");
    }

    [Fact]
    public void TheTerminalShowsATableForEachRule()
    {
        _bench.IsTerminal = true;
        CommandLineRun run = Run("--color", "never");
        Verifier.Verify(run.Output, "txt");
    }

    [Fact]
    public void RowsWithManyFieldsStandBelowEachOther()
    {
        _bench.Runner.Rows.Clear();
        _bench.Runner.Rows.Add(("good.yml", 1, 0, "{" + string.Join(",", Enumerable.Range(0, 12).Select(i => $"\"field_{i}\":\"v{i}\\u001b\"")) + "}"));
        _bench.IsTerminal = true;
        Verifier.Verify(Run("--output", "table", "--color", "never").Output, "txt");
    }

    [Fact]
    public void NoneWritesNoRows()
    {
        CommandLineRun run = Run("--output", "none");
        Assert.Equal("", run.Output);
        Assert.Contains("(4 rows)", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void TimeOrderIsNewestFirst()
    {
        string[] lines = Run("--order", "time").Output.TrimEnd().Split('\n');
        Assert.Equal([30, 10], lines.Take(2).Select(line => line.Contains("\"_time\":30", StringComparison.Ordinal) ? 30 : 10));
        Assert.Contains("savedsearches.conf", lines[2], StringComparison.Ordinal);
        Assert.Contains("other.spl", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public void TheSummaryCountsAndNamesPlaces()
    {
        for (int line = 1; line <= 5; line++)
            _bench.Runner.Findings.Add(new InputFinding(Descriptors.BrokenEvent, "a.ndjson", line, "no object"));
        _bench.Runner.Findings.Add(new InputFinding(Descriptors.InvalidUtf8, "b.ndjson", 7, "a byte 0xff"));
        _bench.Runner.Findings.Add(new InputFinding(Descriptors.UnreadableInput, "c.ndjson", 0, "access is denied."));
        _bench.Runner.Rows.RemoveAt(3);
        _bench.Runner.Adjust = rule => rule.Rows > 0 ? rule : rule with { Silence = Silence.OutsideTimeRange };
        _bench.Write("rules/bad.yml", Workbench.BadRule);
        CommandLineRun run = Run();
        Assert.Equal(1, run.Code);
        Verifier.Verify(run.Error, "txt");
    }

    [Fact]
    public void QuietLeavesOnlyFindings()
    {
        Assert.Equal("", Run("--quiet").Error);
        _bench.Runner.Findings.Add(new InputFinding(Descriptors.EventTooLong, "a.ndjson", 3, "too long"));
        Assert.Equal("1 x SPL5002 a line is longer than --max-event (a.ndjson:3)\n", Run("--quiet").Error);
    }

    [Fact]
    public void StatisticsHaveALineForEachRule()
    {
        _bench.Runner.Adjust = rule => rule with { Candidates = 900, Kept = rule.Rows * 2, NanosecondsPerEvent = 12.34, HasWitness = rule.Rule.Path != "other.spl" };
        CommandLineRun run = Run("--stats", "--quiet");
        Assert.True(_bench.Runner.Request!.Measure);
        Verifier.Verify(run.Error, "txt");
    }

    [Fact]
    public void ARefusedRuleDoesNotStopTheOthers()
    {
        _bench.Write("rules/bad.yml", Workbench.BadRule);
        CommandLineRun run = Run();
        Assert.Equal(1, run.Code);
        Assert.Equal(4, run.Output.TrimEnd().Split('\n').Length);
        Assert.Contains("error[SPL1003]", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ARuleThatTheCompilerRejectsDoesNotStopTheOthers()
    {
        _bench.Packs.Rejects = "good.yml";
        CommandLineRun run = Run();
        Assert.Equal(3, run.Code);
        Assert.Equal(2, run.Output.TrimEnd().Split('\n').Length);
        Assert.Contains("error[SPL9002]", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ARuleThatFailsWhileItRunsIsOurBug()
    {
        _bench.Runner.Adjust = rule => rule.Rule.Path == "good.yml" ? rule with { Failure = new InvalidOperationException("tripped") } : rule;
        CommandLineRun run = Run();
        Assert.Equal(3, run.Code);
        Assert.Contains("error[SPL9001]: good.yml failed", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ARuleThatHeldTooMuchIsOneAndSaid()
    {
        _bench.Runner.Rows.RemoveAt(3);
        _bench.Runner.Adjust = rule => rule.Rule.Path == "other.spl" ? rule with { StoppedWith = 2_000_000, Silence = Silence.Stopped } : rule;
        CommandLineRun run = Run("--memory", "64m");
        Assert.Equal(1, run.Code);
        Assert.Equal(64 << 20, _bench.Runner.Request!.MemoryLimit);
        Assert.Contains("error[SPL5010]: other.spl: stopped, because the rules held more than --memory and it held the most (2.0 MB written out); its rows are left out\n", run.Error, StringComparison.Ordinal);
        Assert.Contains(", 1 stopped", run.Error, StringComparison.Ordinal);
        Assert.Equal(3, run.Output.TrimEnd().Split('\n').Length);
    }

    [Fact]
    public void WithoutALimitMostOfTheMemoryIsOne()
    {
        Run();
        Assert.InRange(_bench.Runner.Request!.MemoryLimit!.Value, 1, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
    }

    [Fact]
    public void NothingToReadIsTwo()
    {
        Assert.Equal(2, _bench.Run("run", _bench.PathOf("rules")).Code);
        _bench.Runner.InputsRead = 0;
        CommandLineRun run = Run();
        Assert.Equal(2, run.Code);
        Assert.EndsWith("splc: no input could be opened\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void AnInterruptedRunIsPartial()
    {
        _bench.Runner.IsPartial = true;
        CommandLineRun run = Run();
        Assert.Equal(130, run.Code);
        Assert.Equal(4, run.Output.TrimEnd().Split('\n').Length);
        Assert.EndsWith("partial: stopped before the end of the input\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnInterruptEndsStandardInputThatWaits()
    {
        using var interrupt = new CancellationTokenSource();
        using var silent = new System.IO.Pipes.AnonymousPipeServerStream(System.IO.Pipes.PipeDirection.Out);
        using var input = new System.IO.Pipes.AnonymousPipeClientStream(System.IO.Pipes.PipeDirection.In, silent.ClientSafePipeHandle);
        using var stream = new Terminals.InterruptibleStream(input, interrupt.Token);
        silent.Write("a"u8);
        var buffer = new byte[8];
        Assert.Equal(1, stream.Read(buffer));
        Task<int> waiting = Task.Run(() => stream.Read(buffer));
        interrupt.Cancel();
        Assert.Equal(0, await waiting.WaitAsync(TimeSpan.FromSeconds(20)));
        silent.Write("b"u8);
    }

    [Fact]
    public void AnInterruptBeforeTheRunIsPartialToo()
    {
        _bench.Packs.Throws = new OperationCanceledException();
        Assert.Equal(130, Run().Code);
    }

    [Fact]
    public void NowOfTheDataIsItsNewestSecond()
    {
        _bench.Runner.Newest = SplTime.FromSeconds(1_700_000_000.25);
        _bench.Input = "line\n";
        CommandLineRun run = _bench.Run("run", _bench.PathOf("rules"), "--input", "-", "--now", "data", "--earliest", "-1h");
        Assert.Equal(0, run.Code);
        Assert.Equal(1_700_000_001, _bench.Runner.Request!.Run.Now.Seconds);
        Assert.Equal(1_700_000_001 - 3600, _bench.Runner.Request.Earliest!.Value.Seconds);

        // Standard input can be read once; what the first pass read is there for the second.
        Assert.Equal("line\nline\n", _bench.Runner.StandardInput);
    }

    [Fact]
    public void OptionsOfInputReachTheRunner()
    {
        Run("--input", "more", "--input-format", "xml", "--sourcetype", "st", "--source", "so", "--host", "h", "--index", "i", "--max-event", "64k", "--jobs", "3");
        RunRequest request = _bench.Runner.Request!;
        Assert.Equal(["events.ndjson", "more"], request.Inputs.ToArray());
        Assert.Equal(("xml", "st", "so", "h", "i"), (request.InputFormat, request.SourceType, request.Source, request.Host, request.Index));
        Assert.Equal((65536, 3), (request.MaxEventBytes, request.Jobs));
    }

    [Fact]
    public void TheCacheCanBeSwitchedOff()
    {
        Run();
        Assert.True(_bench.Packs.Options!.UseCache);
        Run("--no-cache");
        Assert.False(_bench.Packs.Options.UseCache);
    }

    [Fact]
    public void RowsCanGoToAFile()
    {
        CommandLineRun run = Run("--out", _bench.PathOf("out/rows.ndjson"));
        Assert.Equal("", run.Output);
        Assert.Equal(4, File.ReadAllLines(_bench.PathOf("out/rows.ndjson")).Length);
    }
}
