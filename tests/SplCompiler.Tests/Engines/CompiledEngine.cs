using System.Text;
using SplCompiler.Diagnostics;
using SplCompiler.Knowledge;
using SplCompiler.Roslyn;
using SplCompiler.Rules;
using SplCompiler.Runtime;

namespace SplCompiler.Tests.Engines;

/// <summary>Compiles searches and runs them over events, in memory.</summary>
internal static class CompiledEngine
{
    /// <summary>A rule whose file is nothing but its SPL.</summary>
    public static RuleFile Rule(string spl, string path = "tests/rule.spl")
    {
        var file = new SourceFile(path, spl);
        return new RuleFile { File = file, Path = path, Spl = RuleText.FromPlain(file, spl) };
    }

    /// <summary>The compilation of SPL text.</summary>
    public static SplCompilation Compile(string spl, CompilationOptions? options = null) => SplCompilation.Create(Rule(spl), options);

    /// <summary>The packs of rules that must compile without a finding of the C# compiler.</summary>
    public static CompiledPack Pack(IReadOnlyList<SplCompilation> rules, KnowledgeBase? knowledge = null)
    {
        foreach (SplCompilation rule in rules)
        {
            Diagnostic? error = rule.Diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == Severity.Error);
            Assert.True(error is null, $"{rule.Rule.Path}: {error?.Code} {error?.Message} at {error?.Span}");
        }

        PackBuild build = PackCompiler.Compile(rules, knowledge ?? KnowledgeBase.BuiltIn, new PackOptions { CacheDirectory = null, FollowsNulls = true });
        IEnumerable<Diagnostic> findings = build.General.Concat(build.ByRule.Values.SelectMany(rule => rule));
        Assert.True(!findings.Any(), string.Join('\n', findings.Select(diagnostic => diagnostic.Message)));
        return build.Pack;
    }

    /// <summary>The rows of one search over test events (NDJSON), newest first where they are events.</summary>
    public static IReadOnlyList<string> Run(string spl, string events, int jobs = 1, CompilationOptions? options = null)
    {
        // The events of a test are the fields that they name: no knowledge is asked, and none need be compiled.
        CompiledPack pack = Pack([Compile(spl, options)], KnowledgeBase.Empty);
        return Run(pack, [EventInput.FromBytes("events", Encoding.UTF8.GetBytes(events))], new RunnerOptions
        {
            Jobs = jobs,
            Events = EventOptions.Default with { TestInput = true },
        });
    }

    /// <summary>The rows of a pack as JSON, in the order in which they come.</summary>
    public static IReadOnlyList<string> Run(CompiledPack pack, IReadOnlyList<EventInput> inputs, RunnerOptions options)
    {
        var rows = new Rows();
        RunSummary summary = PackRunner.Run(pack, inputs, options, rows);
        foreach (RuleSummary rule in summary.Rules)
            Assert.Null(rule.Failure);
        return rows.All;
    }

    private sealed class Rows : IRowOutput
    {
        public List<string> All { get; } = [];

        public void Write(CompiledRule rule, RowOrigin origin, ReadOnlySpan<byte> json) => All.Add(Encoding.UTF8.GetString(json));
    }
}
