using System.Collections.Immutable;
using System.Diagnostics;
using SplCompiler.Diagnostics;
using SplCompiler.Knowledge;
using SplCompiler.Runtime;
using SplCompiler.Testing;

namespace SplCompiler.Roslyn.Testing;

/// <summary>What is the same for all cases of a run.</summary>
public sealed record CaseOptions
{
    /// <summary>Macros and field knowledge, behind those of a case.</summary>
    public KnowledgeBase Knowledge { get; init; } = KnowledgeBase.BuiltIn;

    public PackOptions Packs { get; init; } = new();

    /// <summary>Optimizer passes that are switched off.</summary>
    public ImmutableArray<string> DisabledPasses { get; init; } = [];

    /// <summary>Time of a case that names none.</summary>
    public RunContext Run { get; init; } = RunContext.Default;

    /// <summary>Workers of each run.</summary>
    public int Jobs { get; init; } = 1;
}

/// <summary>The verdict on one case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Message">What is wrong; null when it passed.</param>
/// <param name="Seconds">How long its run took; compilation is shared.</param>
public sealed record CaseVerdict(TestCase Case, string? Message, double Seconds)
{
    /// <summary>The rows that the search gave.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, TestValue>> Rows { get; init; } = [];

    /// <summary>The errors that kept the search from running.</summary>
    public ImmutableArray<Diagnostic> Refusals { get; init; } = [];
}

/// <summary>Compiles test cases, all in one pack, and runs each over its events.</summary>
public static class CaseRunner
{
    public static IEnumerable<CaseVerdict> Run(IReadOnlyList<TestCase> cases, CaseOptions options, CancellationToken cancellation = default)
    {
        PreparedCase[] prepared = [.. cases.Select(test => PreparedCase.Of(test, options))];
        SplCompilation[] rules = [.. prepared.Where(test => test.Compilation is { HasErrors: false }).Select(test => test.Compilation!)];
        PackBuild build = PackCompiler.Compile(rules, options.Knowledge, options.Packs, cancellation);
        Dictionary<SplCompilation, CompiledRule> compiled = Match(rules, build);
        foreach (PreparedCase test in prepared)
        {
            if (cancellation.IsCancellationRequested)
                yield break;
            yield return Judge(test, build, compiled, options, cancellation);
        }
    }

    /// <summary>The compiled rule of each compilation; a pack keeps the order and leaves out what C# refused.</summary>
    private static Dictionary<SplCompilation, CompiledRule> Match(SplCompilation[] rules, PackBuild build)
    {
        var matched = new Dictionary<SplCompilation, CompiledRule>(ReferenceEqualityComparer.Instance);
        int next = 0;
        foreach (SplCompilation rule in rules)
        {
            bool isRefused = build.ByRule.TryGetValue(rule, out ImmutableArray<Diagnostic> findings) && findings.Any(finding => finding.Severity == Severity.Error);
            if (!isRefused)
                matched.Add(rule, build.Pack.Rules[next++]);
        }

        return matched;
    }

    private static CaseVerdict Judge(
        PreparedCase test, PackBuild build, Dictionary<SplCompilation, CompiledRule> compiled, CaseOptions options, CancellationToken cancellation)
    {
        ImmutableArray<Diagnostic> errors = test.Errors;
        if (test.Compilation is { } compilation && build.ByRule.TryGetValue(compilation, out ImmutableArray<Diagnostic> findings))
            errors = errors.AddRange(findings);
        bool isRefused = errors.Any(error => error.Severity == Severity.Error);
        if (test.Case.Expect is ErrorExpectation)
            return new CaseVerdict(test.Case, isRefused ? null : "the search was compiled, but it must be refused", 0) { Refusals = errors };
        if (isRefused)
            return new CaseVerdict(test.Case, string.Join('\n', errors.Select(error => $"{error.Code} {error.Message} at {error.Span}")), 0) { Refusals = errors };

        long started = Stopwatch.GetTimestamp();
        var rows = new CaseRows();
        RunnerOptions run = test.Options(options);
        // Fields that a test names are all that its events have: to set up the knowledge of the whole pack for each case would cost more than the case.
        var pack = new CompiledPack([compiled[test.Compilation!]], run.Events.TestInput ? [] : build.Pack.Knowledge);
        RunSummary summary = PackRunner.Run(pack, [test.Input], run, rows, cancellation);
        IReadOnlyList<IReadOnlyDictionary<string, TestValue>> found = rows.NewestFirst();
        string? message = summary.Rules[0].Failure is { } failure
            ? $"the rule failed while it ran: {failure.Message}"
            : RowComparison.Compare(test.Case.Expect, found);
        return new CaseVerdict(test.Case, message, Stopwatch.GetElapsedTime(started).TotalSeconds) { Rows = found };
    }
}
