using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using SplCompiler.Diagnostics;
using SplCompiler.Knowledge;
using SplCompiler.Roslyn;
using SplCompiler.Rules;
using SplCompiler.Runtime;
using SplCompiler.Testing;
using SplCompiler.Tests.Engines;

namespace SplCompiler.Tests.Functions;

/// <summary>Runs many cases through the compiled engine: one compilation for all, then each search over its own events.</summary>
internal static class ExampleRunner
{
    /// <summary>What is wrong with each case, in words; a case that passes gives null.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="options">How the searches are compiled.</param>
    /// <param name="jobs">How many workers run each search.</param>
    public static IReadOnlyList<(TestCase Case, string? Failure)> Run(IReadOnlyList<TestCase> cases, CompilationOptions? options = null, int jobs = 1)
    {
        // A path of its own for each: so that each class has a name of its own.
        SplCompilation[] rules = [.. cases.Select((test, i) => SplCompilation.Create(Rule(test) with { Path = $"cases/case{i}.spl" }, Options(test, options)))];
        PackBuild build = PackCompiler.Compile(rules, KnowledgeBase.BuiltIn, new PackOptions { CacheDirectory = null, FollowsNulls = true });
        var byPath = build.Pack.Rules.ToDictionary(rule => rule.Path, StringComparer.Ordinal);

        var results = new List<(TestCase, string?)>();
        for (int i = 0; i < cases.Count; i++)
        {
            Diagnostic[] findings = [.. rules[i].Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error), .. build.ByRule.GetValueOrDefault(rules[i], [])];
            results.Add((cases[i], Check(cases[i], findings, byPath.GetValueOrDefault(rules[i].Rule.Path), jobs)));
        }

        return results;
    }

    private static RuleFile Rule(TestCase test)
    {
        (RuleFile? rule, ImmutableArray<Diagnostic> diagnostics) = TestPack.Rule(test);
        Assert.Empty(diagnostics);
        return rule!;
    }

    private static CompilationOptions Options(TestCase test, CompilationOptions? options) =>
        (options ?? CompilationOptions.Default) with { Knowledge = test.Around(KnowledgeBase.BuiltIn) };

    private static string? Check(TestCase test, Diagnostic[] findings, CompiledRule? rule, int jobs)
    {
        if (test.Expect is ErrorExpectation)
            return findings.Length > 0 ? null : "compiled, but must be refused";
        if (findings.Length > 0 || rule is null)
            return string.Join("; ", findings.Select(finding => $"{finding.Code} {finding.Message}"));
        return RowComparison.Compare(test.Expect, Rows(test, rule, jobs));
    }

    private static List<IReadOnlyDictionary<string, TestValue>> Rows(TestCase test, CompiledRule rule, int jobs)
    {
        // One input for each event when there are several workers: each event has its own chunk then.
        IEnumerable<string> inputs = jobs == 1 ? [string.Join('\n', test.Input.Select(OneLine))] : test.Input.Select(OneLine);
        var run = new RunContext { TimeZone = test.TimeZone };
        run = run with { Lookups = LookupTables.FromCsv(test.Lookups) };
        if (test.Now is { } now)
            run = run with { Now = new SplTime(now.ToUnixTimeMilliseconds() * 1000) };
        IReadOnlyList<string> rows = CompiledEngine.Run(
            new CompiledPack([rule], ImmutableArray<Func<KnowledgeStanza>>.Empty),
            [.. inputs.Select((events, i) => EventInput.FromBytes($"events{i}", Encoding.UTF8.GetBytes(events)))],
            new RunnerOptions { Jobs = jobs, Events = EventOptions.Default with { TestInput = true }, Run = run });
        return [.. rows.Select(Row)];
    }

    private static string OneLine(string json) => json.ReplaceLineEndings(" ");

    private static IReadOnlyDictionary<string, TestValue> Row(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().Where(field => field.Value.ValueKind != JsonValueKind.Null).ToDictionary(field => field.Name, field => Value(field.Value));
    }

    private static TestValue Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => TestValue.Of(value.EnumerateArray().Select(Value)),
        JsonValueKind.Number => TestValue.Of(value.GetDouble()),
        _ => TestValue.Of(value.GetString()!),
    };
}
