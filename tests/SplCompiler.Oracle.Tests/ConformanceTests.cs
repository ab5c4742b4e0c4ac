using SplCompiler.Optimization;
using SplCompiler.Planning;
using SplCompiler.Testing;
using Xunit;
using Xunit.Abstractions;

namespace SplCompiler.Tests;

/// <summary>The conformance cases beside the repository, on the oracle.</summary>
public sealed class ConformanceTests(ITestOutputHelper output)
{
    /// <summary>Cases whose plan says something else than the search. They are listed so that others are seen.</summary>
    private static readonly Dictionary<string, string> s_wrongPlans = new()
    {
    };

    [Fact]
    public void EveryCaseThatCompilesGivesTheExpectedRows()
    {
        if (Cases() is not { } cases)
            return;
        var runs = cases.Select(test => (Test: test, Run: OracleCase.Run(test))).ToList();
        foreach (var topic in runs.GroupBy(run => Path.GetFileName(run.Test.Span.Path)).OrderBy(topic => topic.Key, StringComparer.Ordinal))
            output.WriteLine($"{topic.Key}: {Count(topic.Select(run => run.Run.Outcome))}");
        output.WriteLine($"all: {Count(runs.Select(run => run.Run.Outcome))}");
        foreach (var run in runs.Where(run => s_wrongPlans.ContainsKey(run.Test.Id)))
            output.WriteLine($"{run.Run.Outcome}: {run.Test.Id}: {s_wrongPlans[run.Test.Id]}");
        foreach (var run in runs.Where(run => run.Run.Outcome == CaseOutcome.Refused))
            output.WriteLine($"refused: {run.Test.Id}: {run.Run.Message}");
        string failures = string.Concat(runs.Where(run => run.Run.Outcome == CaseOutcome.Failed && !s_wrongPlans.ContainsKey(run.Test.Id))
            .Select(run => $"\n{run.Test.Id}\n  {run.Test.Spl?.Text}\n  {run.Run.Message}"));
        Assert.True(failures.Length == 0, failures);
    }

    /// <summary>Each pass alone keeps the rows of every case.</summary>
    [Fact]
    public void EveryPassKeepsTheRows()
    {
        if (Cases() is not { } cases)
            return;
        var failures = new List<string>();
        foreach (TestCase test in cases.Where(test => OracleCase.Run(test).Outcome == CaseOutcome.Passed))
        {
            foreach ((string name, Func<Plan, Plan> rewrite) in Rewrites())
            {
                if (OracleCase.Run(test, rewrite) is (CaseOutcome.Failed, var message))
                    failures.Add($"{test.Id} after {name}\n  {test.Spl?.Text}\n  {message}");
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    private static IEnumerable<(string Name, Func<Plan, Plan> Rewrite)> Rewrites() =>
        Optimizer.Passes.Select(pass => (pass.Name, pass.Run)).Append(("all passes", plan => Optimizer.Optimize(plan, [])));

    private IReadOnlyList<TestCase>? Cases()
    {
        if (SharedData.Find("spl/conformance", output) is not { } folder)
            return null;
        TestFileLoad load = TestPack.Load([folder]);
        Assert.Empty(load.Diagnostics);
        return load.Cases;
    }

    private static string Count(IEnumerable<CaseOutcome> outcomes)
    {
        List<CaseOutcome> all = [.. outcomes];
        return $"{all.Count} cases, {all.Count(outcome => outcome == CaseOutcome.Passed)} passed, "
            + $"{all.Count(outcome => outcome == CaseOutcome.Failed)} failed, {all.Count(outcome => outcome == CaseOutcome.Refused)} refused";
    }
}
