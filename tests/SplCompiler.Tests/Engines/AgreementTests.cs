using SplCompiler.Oracle;
using SplCompiler.Roslyn;
using SplCompiler.Roslyn.Testing;
using SplCompiler.Runtime;
using SplCompiler.Testing;
using Xunit.Abstractions;

namespace SplCompiler.Tests.Engines;

/// <summary>The same cases on every engine: the oracle, unoptimized and optimized code, one worker and two. All must give the same rows, and the expected ones.</summary>
public sealed class AgreementTests(ITestOutputHelper output)
{
    [Fact]
    public void EveryExampleOfTheManualHolds() => Check(DocCases.All(), allowRefusals: false);

    [Fact]
    public void EveryCaseOfTheRepositoryHolds() => Check(Cases.OwnCases.All, allowRefusals: false);

    [Fact]
    public void EveryConformanceCaseThatCompilesHolds()
    {
        if (SharedData.Find("spl/conformance", output) is not { } folder)
            return;
        TestFileLoad load = TestPack.Load([folder]);
        Assert.Empty(load.Diagnostics);
        Check(load.Cases, allowRefusals: true);
    }

    [Fact]
    public void EveryRuleOfTheRepositoryGivesTheRowsBesideIt()
    {
        TestFileLoad load = TestPack.Load([Path.Combine(Rules.SeedRule.RepositoryRoot, "rules")]);
        Assert.Empty(load.Diagnostics);
        Assert.NotEmpty(load.Cases);
        IEnumerable<string> failures = CaseRunner.Run([.. load.Cases], new CaseOptions { Packs = NoCache })
            .Where(verdict => verdict.Message is not null)
            .Select(verdict => $"{verdict.Case.Id}: {verdict.Message}");
        Assert.Empty(failures);
    }

    private static PackOptions NoCache { get; } = new() { CacheDirectory = null };

    private void Check(IReadOnlyList<TestCase> given, bool allowRefusals)
    {
        // One clock for all engines.
        DateTimeOffset now = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        List<TestCase> cases = [.. given.Select(test => test.Now is null ? test with { Now = now } : test)];
        CaseVerdict[] optimized = [.. CaseRunner.Run(cases, new CaseOptions { Packs = NoCache })];
        CaseVerdict[] plain = [.. CaseRunner.Run(cases, new CaseOptions { Packs = NoCache, DisabledPasses = ["all"] })];
        CaseVerdict[] twoWorkers = [.. CaseRunner.Run(cases, new CaseOptions { Packs = NoCache, Jobs = 2 })];
        var failures = new List<string>();
        int refused = 0;
        for (int i = 0; i < cases.Count; i++)
        {
            bool isRefused = optimized[i].Refusals.Length > 0 && cases[i].Expect is not ErrorExpectation;
            if (isRefused && allowRefusals)
            {
                refused++;
                continue;
            }

            Add(optimized[i], "optimized");
            Add(plain[i], "unoptimized");
            Add(twoWorkers[i], "two workers");
            if (cases[i].Expect is not ErrorExpectation && OracleDifference(cases[i], optimized[i]) is { } difference)
                failures.Add($"{cases[i].Id} on the oracle\n  {cases[i].Spl?.Text}\n  {difference}");
        }

        output.WriteLine($"{cases.Count} cases, {cases.Count - refused - failures.Count} hold on every engine, {refused} refused");
        Assert.True(failures.Count == 0, string.Join('\n', failures));

        void Add(CaseVerdict verdict, string engine)
        {
            if (verdict.Message is { } message)
                failures.Add($"{verdict.Case.Id} {engine}\n  {verdict.Case.Spl?.Text}\n  {message}");
        }
    }

    /// <summary>What the oracle gives otherwise than compiled code; null when they agree.</summary>
    private static string? OracleDifference(TestCase test, CaseVerdict compiled)
    {
        SplCompilation compilation = SplCompilation.Create(
            TestPack.Rule(test).Rule!, new CompilationOptions { Knowledge = test.Around(Knowledge.KnowledgeBase.BuiltIn) });
        IEnumerable<OracleEvent> events = test.Input.Select((json, ordinal) => OracleEvent.FromJson(json, ordinal));
        IEnumerable<OracleRow> rows = OracleRun.Run(compilation.Plan, events, new OracleContext(test.Now ?? DateTimeOffset.UtcNow, test.TimeZone) { Lookups = LookupTables.FromCsv(test.Lookups) });
        string[] expected = [.. rows.Select(row => RowText.Of(row)).Order(StringComparer.Ordinal)];
        string[] found = [.. compiled.Rows.Select(RowText.Of).Order(StringComparer.Ordinal)];
        return expected.SequenceEqual(found) ? null : $"oracle: {string.Join(' ', expected)}\n  compiled: {string.Join(' ', found)}";
    }
}
