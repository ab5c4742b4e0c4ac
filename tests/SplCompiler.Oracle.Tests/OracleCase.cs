using SplCompiler.Diagnostics;
using SplCompiler.Knowledge;
using SplCompiler.Oracle;
using SplCompiler.Planning;
using SplCompiler.Rules;
using SplCompiler.Runtime;
using SplCompiler.Testing;

namespace SplCompiler.Tests;

/// <summary>What became of a case.</summary>
public enum CaseOutcome
{
    Passed,
    Failed,

    /// <summary>The compiler reports an error: words and forms of the language that are not there yet.</summary>
    Refused,
}

/// <summary>Runs a case on the oracle.</summary>
internal static class OracleCase
{
    /// <param name="test">The case.</param>
    /// <param name="rewrite">A rewrite of the plan before it runs: an optimizer pass.</param>
    public static (CaseOutcome Outcome, string Message) Run(TestCase test, Func<Plan, Plan>? rewrite = null)
    {
        (RuleFile? rule, var loading) = TestPack.Rule(test);
        if (rule is null)
            return (CaseOutcome.Failed, string.Join('\n', loading.Select(diagnostic => diagnostic.Message)));

        var compilation = SplCompilation.Create(rule, new CompilationOptions { Knowledge = test.Around(KnowledgeBase.BuiltIn) });
        List<Diagnostic> errors = [.. compilation.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error)];
        if (errors.Count > 0)
            return (test.Expect is ErrorExpectation ? CaseOutcome.Passed : CaseOutcome.Refused, string.Join("; ", errors.Select(error => $"{error.Code} {error.Message}")));

        IEnumerable<OracleEvent> events = test.Input.Select((json, i) => OracleEvent.FromJson(json, i));
        var rows = OracleRun.Run(rewrite is null ? compilation.Plan : rewrite(compilation.Plan), events, new OracleContext(test.Now ?? DateTimeOffset.UtcNow, test.TimeZone) { Lookups = LookupTables.FromCsv(test.Lookups) });
        return RowComparison.Compare(test.Expect, [.. rows.Select(Row)]) is { } message
            ? (CaseOutcome.Failed, $"{message}\n  plan:\n{compilation.Plan}")
            : (CaseOutcome.Passed, "");
    }

    /// <summary>A row as the comparison takes it.</summary>
    public static IReadOnlyDictionary<string, TestValue> Row(OracleRow row) => row.Fields.ToDictionary(
        field => field.Key,
        field => TestValue.Of(field.Value.Values.Select(value => value.Computed is { } number ? TestValue.Of(number) : TestValue.Of(value.Text))));
}
