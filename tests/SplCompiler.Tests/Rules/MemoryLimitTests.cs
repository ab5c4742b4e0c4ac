using System.Text;
using SplCompiler.Runtime;
using SplCompiler.Tests.Engines;

namespace SplCompiler.Tests.Rules;

/// <summary>A limit on what rules hold. The heap of the process is what is looked at, so nothing else may run beside these tests.</summary>
[CollectionDefinition(nameof(MemoryLimitTests), DisableParallelization = true)]
[Collection(nameof(MemoryLimitTests))]
public sealed class MemoryLimitTests
{
    private const int Events = 60_000;
    private const long Limit = 16 << 20;

    private static readonly Lazy<byte[]> s_events = new(() =>
    {
        var lines = new StringBuilder();
        for (int i = 0; i < Events; i++)
            lines.Append($$"""{"_time":{{1_700_000_000 + i}},"n":{{i}},"user":"u{{i % 7}}","_raw":"event {{i}} {{new string('x', 300)}}"}""").Append('\n');
        return Encoding.UTF8.GetBytes(lines.ToString());
    });

    private static (Rows Rows, RunSummary Summary) Run(int jobs, long? limit, params string[] searches)
    {
        SplCompilation[] rules = [.. searches.Select((spl, i) => SplCompilation.Create(CompiledEngine.Rule(spl, $"tests/rule{i}.spl")))];
        var rows = new Rows();
        RunSummary summary = PackRunner.Run(
            CompiledEngine.Pack(rules), [EventInput.FromBytes("events", s_events.Value)], new RunnerOptions { Jobs = jobs, MemoryLimit = limit }, rows);
        return (rows, summary);
    }

    [Theory]
    [InlineData("search n=* | stats values(_raw) as raw by _raw", 1)]
    [InlineData("search n=* | stats values(_raw) as raw by _raw", 2)]
    [InlineData("search n=* | sort 0 _raw | table _raw", 1)]
    [InlineData("search n=* | sort 0 _raw | table _raw", 2)]
    [InlineData("search n=* | transaction user maxevents=100000 maxspan=-1 | table eventcount _raw", 2)]
    public void ARuleThatHoldsEveryEventIsStoppedAndTheOthersGoOn(string greedy, int jobs)
    {
        (Rows rows, RunSummary summary) = Run(jobs, Limit, "search n=1* | table n", greedy, "search n=* | stats count by user");
        Assert.All(summary.Rules, rule => Assert.Null(rule.Failure));
        Assert.Equal([false, true, false], summary.Rules.Select(rule => rule.StoppedWith is not null));
        Assert.InRange(summary.Rules[1].StoppedWith!.Value, Limit / 8, 4 * Limit);
        Assert.Equal(0, summary.Rules[1].Rows);
        Assert.Equal(Enumerable.Range(0, Events).Count(i => $"{i}".StartsWith('1')), rows.Of("tests/rule0.spl").Count());
        Assert.Equal(Events, rows.Of("tests/rule2.spl").Sum(row => int.Parse(row.Split("\"count\":")[1].TrimEnd('}'), System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(Events, summary.Events);
    }

    [Fact]
    public void WhatFitsIsNotStopped()
    {
        (Rows rows, RunSummary summary) = Run(2, 2L << 30, "search n=* | sort 0 - n | table n");
        Assert.Null(summary.Rules[0].StoppedWith);
        Assert.Equal(Events, rows.Of("tests/rule0.spl").Count());
    }

    [Fact]
    public void ALargeAnswerIsTheSameWithAndWithoutALimit()
    {
        const string Search = "search n=* | sort 0 n | table n _raw";
        Assert.Equal(Run(1, null, Search).Rows.All, Run(2, 2L << 30, Search).Rows.All);
    }

    private sealed class Rows : IRowOutput
    {
        public List<(string Path, string Json)> All { get; } = [];

        public IEnumerable<string> Of(string path) => All.Where(row => row.Path == path).Select(row => row.Json);

        public void Write(CompiledRule rule, RowOrigin origin, ReadOnlySpan<byte> json) => All.Add((rule.Path, Encoding.UTF8.GetString(json)));
    }
}
