using System.Text;
using SplCompiler.Runtime.Tests.Reading;
using Xunit;

namespace SplCompiler.Runtime.Tests.Running;

/// <summary>Rules complete on several threads; what they give comes as if they had completed one after another.</summary>
public sealed class RuleEndsTests
{
    private const int Rules = 60;

    // 100 rows of 50 KB are five full buffers.
    private static readonly string s_text = new('x', 50_000);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void RowsComeInTheOrderOfRules(int jobs)
    {
        var rows = new RowList();
        RunSummary summary = Run(Pack(rule => rule % 10 == 3 ? 100 : 2), jobs, rows);
        string[] expected = [.. Enumerable.Range(0, Rules).SelectMany(rule => Enumerable.Range(0, rule % 10 == 3 ? 100 : 2).Select(row => Row(rule, row)))];
        Assert.Equal(expected, rows.Rows.Select(row => row[..row.IndexOf(",\"text", StringComparison.Ordinal)]));
        Assert.All(summary.Rules, rule => Assert.Null(rule.Failure));
        Assert.Equal(expected.Length, summary.Rules.Sum(rule => rule.Rows));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void ARuleThatThrowsAtItsEndKeepsWhatItWroteAndTheOthersGoOn(int jobs)
    {
        var rows = new RowList();
        RunSummary summary = Run(Pack(rule => rule == 20 ? -30 : 1), jobs, rows);
        Assert.IsType<FormatException>(summary.Rules[20].Failure);
        Assert.Equal(30, summary.Rules[20].Rows);
        Assert.All(summary.Rules.Where((_, rule) => rule != 20), rule => Assert.Equal((1L, null), (rule.Rows, rule.Failure)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void WhatTheOutputThrowsEndsTheRun(int jobs)
    {
        var output = new BrokenOutput(150);
        Assert.Throws<IOException>(() => Run(Pack(_ => 100), jobs, output));
        Assert.Equal(150, output.Rows);
    }

    private static RunSummary Run(CompiledPack pack, int jobs, IRowOutput output) =>
        PackRunner.Run(pack, [EventInput.FromBytes("a", Encoding.UTF8.GetBytes("{\"n\":1}\n{\"n\":2}\n"))], new RunnerOptions { Jobs = jobs }, output);

    /// <summary>A number below zero: so many rows, then an error.</summary>
    private static CompiledPack Pack(Func<int, int> rows) =>
        new([.. Enumerable.Range(0, Rules).Select(rule => new CompiledRule($"{rule}.yml", null, null, () => new EndRule(rule, rows(rule))))], []);

    private static string Row(int rule, int row) => $$"""{"rule":"{{rule}}","row":"{{row}}" """.TrimEnd();

    private sealed class BrokenOutput(int rows) : IRowOutput
    {
        public int Rows { get; private set; }

        public void Write(CompiledRule rule, RowOrigin origin, ReadOnlySpan<byte> json)
        {
            if (Rows == rows)
                throw new IOException("the pipe is closed");
            Rows++;
        }
    }

    private sealed class EndRule(int number, int rows) : Detection
    {
        public override FieldSet Fields => new("n");

        public override void Bind(SlotMap slots)
        {
        }

        public override void OnEvent(in EventView e)
        {
        }

        public override void Complete()
        {
            for (int i = 0; i < Math.Abs(rows); i++)
                Rows.Add(new Row(number, i));
            if (rows < 0)
                throw new FormatException("a bug of this rule");
        }

        private readonly struct Row(int rule, int row) : IRow
        {
            public void WriteTo(IRowWriter writer)
            {
                writer.Write("rule", $"{rule}");
                writer.Write("row", $"{row}");
                writer.Write("text", s_text);
            }
        }
    }
}
