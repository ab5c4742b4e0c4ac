using System.Text;
using SplCompiler.Runtime.Tests.Reading;
using Xunit;

namespace SplCompiler.Runtime.Tests.Running;

public sealed class PackRunnerTests
{
    private static readonly CompiledPack s_pack = new(
        [
            new CompiledRule("matches.yml", "1", "Matches", () => new FilterRule()),
            new CompiledRule("counts.yml", "2", "Counts", () => new CountRule()),
            new CompiledRule("fails.yml", "3", "Fails", () => new FailingRule()),
        ],
        []);

    private static byte[] Events(int count)
    {
        var lines = new StringBuilder();
        for (int i = 0; i < count; i++)
        {
            lines.Append(i % 977 == 5 ? "{broken\n" : $$"""{"_time":{{1_600_000_000 + i}},"n":{{i}},"user":"u{{i % 3}}","pad":"{{new string('x', i % 200)}}"}""" + "\n");
        }

        return Encoding.UTF8.GetBytes(lines.ToString());
    }

    private static (RowList Rows, RunSummary Summary, List<InputProblem> Problems) Run(
        byte[] input, RunnerOptions options, CancellationToken cancellation = default)
    {
        var rows = new RowList();
        var problems = new List<InputProblem>();
        RunSummary summary = PackRunner.Run(
            s_pack, [EventInput.FromBytes("a", input), EventInput.FromBytes("b", input)], options with { OnProblem = problems.Add }, rows, cancellation);
        return (rows, summary, problems);
    }

    [Fact]
    public void AnyNumberOfWorkersGivesTheSameRowsInTheSameOrder()
    {
        byte[] input = Events(20_000);
        var one = Run(input, new RunnerOptions { Jobs = 1, ChunkBytes = 1 << 20 });
        Assert.Equal("""{"n":"0"}""", one.Rows.Rows[0]);
        Assert.Equal("""{"user":"u0","count":13320}""", one.Rows.Rows[^3]);
        foreach ((int jobs, int chunk) in ((int, int)[])[(1, 4096), (2, 4096), (3, 10_000), (8, 4096)])
        {
            var many = Run(input, new RunnerOptions { Jobs = jobs, ChunkBytes = chunk });
            Assert.Equal(one.Rows.Rows, many.Rows.Rows);
            Assert.Equal(one.Problems, many.Problems);
            Assert.Equal(one.Summary.Events, many.Summary.Events);
            Assert.Equal(one.Summary.Rules.Select(rule => rule.Rows), many.Summary.Rules.Select(rule => rule.Rows));
        }
    }

    [Fact]
    public void TheSummaryCounts()
    {
        byte[] input = Events(2_000);
        var (_, summary, problems) = Run(input, new RunnerOptions { Jobs = 2, ChunkBytes = 4096 });
        Assert.Equal(2 * (2_000 - 3), summary.Events);
        Assert.Equal(2 * input.Length, summary.Bytes);
        Assert.Equal(2, summary.InputsRead);
        Assert.Equal(6, summary.Count(InputProblemKind.BrokenEvent));
        Assert.Equal([6L, 983, 1960, 6, 983, 1960], problems.Select(problem => problem.Line));
        Assert.Equal(1_600_001_999, summary.Newest!.Value.Seconds);
        Assert.False(summary.IsPartial);
        Assert.Equal([40L, 3, 0], summary.Rules.Select(rule => rule.Rows));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void WhatARuleAllocatesIsCountedWhenItIsMeasured(int jobs)
    {
        byte[] input = Events(5_000);
        var (_, plain, _) = Run(input, new RunnerOptions { Jobs = jobs });
        Assert.All(plain.Rules, rule => Assert.Equal((0, TimeSpan.Zero), (rule.AllocatedBytes, rule.Time)));

        // Each event gives the counting rule a text of its own, of 22 bytes of a header and two characters.
        var (_, measured, _) = Run(input, new RunnerOptions { Jobs = jobs, Measure = true });
        Assert.InRange(measured.Rules[1].AllocatedBytes / measured.Rules[1].Candidates, 24, 100);
        Assert.InRange(measured.Rules[0].AllocatedBytes / measured.Rules[0].Candidates, 0, 23);
        Assert.True(measured.Rules[1].Time > TimeSpan.Zero);
    }

    [Fact]
    public void ARuleThatThrowsStopsAloneAndIsNamed()
    {
        var (_, summary, _) = Run(Events(100), new RunnerOptions { Jobs = 2 });
        Assert.Null(summary.Rules[0].Failure);
        Assert.IsType<FormatException>(summary.Rules[2].Failure);
    }

    [Fact]
    public void TheTimeRangeHasItsBeginningAndNotItsEnd()
    {
        var (rows, summary, _) = Run(
            Events(2_000),
            new RunnerOptions { Earliest = SplTime.FromSeconds(1_600_000_100), Latest = SplTime.FromSeconds(1_600_000_300) });
        Assert.Equal(["""{"n":"100"}""", """{"n":"200"}""", """{"n":"100"}""", """{"n":"200"}"""], rows.Rows.Take(4));
        Assert.Equal(2 * (1_997 - 200), summary.OutsideTimeRange);
    }

    [Fact]
    public void ACancelledRunCompletesWithWhatItHas()
    {
        using var source = new CancellationTokenSource();
        int seen = 0;
        var options = new RunnerOptions
        {
            Jobs = 2,
            ChunkBytes = 4096,
            OnProgress = progress =>
            {
                seen++;
                if (progress.Events > 1000)
                    source.Cancel();
            },
        };
        var (rows, summary, _) = Run(Events(20_000), options, source.Token);
        Assert.True(summary.IsPartial);
        Assert.InRange(summary.Events, 1_000, 39_000);
        Assert.StartsWith("""{"user":"u0","count":""", rows.Rows[^3], StringComparison.Ordinal);
        Assert.True(seen > 1);
    }

    [Fact]
    public void TheNewestTimeIsThatOfAllInput() =>
        Assert.Equal(1_600_000_099, PackRunner.NewestTime([EventInput.FromBytes("a", Events(100))], RunnerOptions.Default)!.Value.Seconds);

    [Fact]
    public void AnInputThatIsReadOnceCanBeSpooled()
    {
        EventInput input = EventInput.FromStream("-", new MemoryStream(Events(100)));
        Assert.False(input.CanBeReadAgain);
        using SpooledInput spooled = SpooledInput.Copy(input);
        for (int pass = 0; pass < 2; pass++)
            Assert.Equal(1_600_000_099, PackRunner.NewestTime([spooled], RunnerOptions.Default)!.Value.Seconds);
    }

    [Fact]
    public void RowsSayWhichEventTheyComeFrom()
    {
        var origins = new List<RowOrigin>();
        PackRunner.Run(s_pack, [EventInput.FromBytes("a", Events(200))], RunnerOptions.Default, new Origins(origins));
        Assert.Equal(new RowOrigin(SplTime.FromSeconds(1_600_000_000), 0), origins[0]);
        Assert.Equal(1_600_000_100, origins[1].Time!.Value.Seconds);
        Assert.True(origins[1].Ordinal > 5_000);
        Assert.Equal(RowOrigin.End, origins[^1]);
    }

    private sealed class Origins(List<RowOrigin> origins) : IRowOutput
    {
        public void Write(CompiledRule rule, RowOrigin origin, ReadOnlySpan<byte> json) => origins.Add(origin);
    }

    private sealed class FilterRule : Detection
    {
        private Slot _n;

        public override FieldSet Fields => new("n");


        public override void Bind(SlotMap slots) => _n = slots["n"];

        public override void OnEvent(in EventView e)
        {
            if (e[_n].First.EndsWith("00"u8) || e[_n].First.SequenceEqual("0"u8))
                Rows.Add(new Row(e[_n].ToValue()));
        }

        private readonly struct Row(SplValue n) : IRow
        {
            public void WriteTo(IRowWriter writer) => writer.Write("n", n);
        }
    }

    private sealed class CountRule : Detection
    {
        private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);
        private Slot _user;

        public override FieldSet Fields => new("user");

        public override void Bind(SlotMap slots) => _user = slots["user"];

        public override void OnEvent(in EventView e) => Add(e[_user].ToValue().Text!, 1);

        public override void Merge(Detection other)
        {
            foreach ((string user, long count) in ((CountRule)other)._counts)
                Add(user, count);
        }

        public override void Complete()
        {
            foreach ((string user, long count) in _counts)
                Rows.Add(new Row(user, count));
        }

        private void Add(string user, long count) => _counts[user] = _counts.GetValueOrDefault(user) + count;

        private readonly struct Row(string user, long count) : IRow
        {
            public void WriteTo(IRowWriter writer)
            {
                writer.Write("user", user);
                writer.Write("count", (double?)count);
            }
        }
    }

    private sealed class FailingRule : Detection
    {
        public override FieldSet Fields => new();

        public override void Bind(SlotMap slots)
        {
        }

        public override void OnEvent(in EventView e) => throw new FormatException("a bug");
    }
}
