using System.Collections.Immutable;
using SplCompiler.Optimization;
using SplCompiler.Rules;
using SplCompiler.Runtime;

namespace SplCompiler.Tests.Engines;

/// <summary>The rules of the repository over the events beside them, read as a run reads them: what is switched off by name changes no row.</summary>
public sealed class SwitchedOffTests
{
    private static readonly Lazy<(ImmutableArray<RuleFile> Rules, string[] Inputs)> s_rules = new(() =>
    {
        string folder = Path.Combine(Rules.SeedRule.RepositoryRoot, "rules");
        return (RulePack.Load([folder]).Rules, [.. Directory.GetFiles(folder, "*.events.ndjson", SearchOption.AllDirectories).Order(StringComparer.Ordinal)]);
    });

    private static readonly Lazy<(SplCompilation[] Rules, CompiledPack Pack, ILookup<string, string> Rows)> s_all = new(() =>
    {
        SplCompilation[] rules = Compile([]);
        CompiledPack pack = CompiledEngine.Pack(rules);
        return (rules, pack, Run(pack, IndexUse.All));
    });

    public static TheoryData<string> Passes => [.. Optimizer.Passes.Select(pass => pass.Name), "all"];

    [Fact]
    public void TheEventsFireMostRules()
    {
        Assert.InRange(s_all.Value.Rows.Count, s_all.Value.Rules.Length * 2 / 3, s_all.Value.Rules.Length);
    }

    [Theory]
    [MemberData(nameof(Passes))]
    public void WithoutAPassTheRowsAreTheSame(string pass)
    {
        // A rule whose code is the same needs no run.
        SplCompilation[] changed = [.. Compile([pass]).Zip(s_all.Value.Rules).Where(pair => pair.First.Source!.Text != pair.Second.Source!.Text).Select(pair => pair.First)];
        Assert.NotEmpty(changed);
        ILookup<string, string> rows = Run(CompiledEngine.Pack(changed), IndexUse.All);
        foreach (SplCompilation rule in changed)
            Assert.Equal(s_all.Value.Rows[rule.Rule.Path], rows[rule.Rule.Path]);
    }

    [Theory]
    [InlineData(IndexUse.ClassesOnly)]
    [InlineData(IndexUse.TextsOnly)]
    [InlineData(IndexUse.None)]
    public void WithLessOfTheIndexTheRowsAreTheSame(IndexUse use)
    {
        ILookup<string, string> rows = Run(s_all.Value.Pack, use);
        foreach (SplCompilation rule in s_all.Value.Rules)
            Assert.Equal(s_all.Value.Rows[rule.Rule.Path], rows[rule.Rule.Path]);
    }

    [Fact]
    public void WithoutTheQuoteIndexTheRowsAreTheSame()
    {
        ILookup<string, string> rows = Run(s_all.Value.Pack, Options(IndexUse.All) with { Events = EventOptions.Default with { UsesQuoteIndex = false } });
        foreach (SplCompilation rule in s_all.Value.Rules)
            Assert.Equal(s_all.Value.Rows[rule.Rule.Path], rows[rule.Rule.Path]);
    }

    [Fact]
    public void LessOfTheIndexMeansMoreCandidates()
    {
        long all = Candidates(IndexUse.All);
        long none = Candidates(IndexUse.None);
        Assert.InRange(Candidates(IndexUse.ClassesOnly), all, none - 1);
        Assert.InRange(Candidates(IndexUse.TextsOnly), all + 1, none - 1);
    }

    private static SplCompilation[] Compile(ImmutableArray<string> without) =>
        [.. s_rules.Value.Rules.Select(rule => SplCompilation.Create(rule, new CompilationOptions { DisabledPasses = without }))];

    private static ILookup<string, string> Run(CompiledPack pack, IndexUse use) => Run(pack, Options(use));

    private static ILookup<string, string> Run(CompiledPack pack, RunnerOptions options)
    {
        var rows = new Rows();
        RunSummary summary = PackRunner.Run(pack, Inputs(), options, rows);
        Assert.All(summary.Rules, rule => Assert.Null(rule.Failure));
        return rows.All.ToLookup(row => row.Path, row => row.Json, StringComparer.Ordinal);
    }

    private static long Candidates(IndexUse use) => PackRunner.Run(s_all.Value.Pack, Inputs(), Options(use), new Rows()).Rules.Sum(rule => rule.Candidates);

    private static EventInput[] Inputs() => [.. s_rules.Value.Inputs.Select(EventInput.FromFile)];

    private static RunnerOptions Options(IndexUse use) => new() { Jobs = 1, CandidateIndex = use, Run = RunContext.Default with { Now = new SplTime(1_772_700_000_000_000) } };

    private sealed class Rows : IRowOutput
    {
        public List<(string Path, string Json)> All { get; } = [];

        public void Write(CompiledRule rule, RowOrigin origin, ReadOnlySpan<byte> json) => All.Add((rule.Path, System.Text.Encoding.UTF8.GetString(json)));
    }
}
