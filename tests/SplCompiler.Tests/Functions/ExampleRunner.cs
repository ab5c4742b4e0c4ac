using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using SplCompiler.Diagnostics;
using SplCompiler.Knowledge;
using SplCompiler.Roslyn;
using SplCompiler.Runtime;
using SplCompiler.Tests.Engines;

namespace SplCompiler.Tests.Functions;

/// <summary>Runs many cases through the compiled engine: one compilation for all, then each search over its own events.</summary>
internal static class ExampleRunner
{
    /// <summary>What is wrong with each case, in words; a case that passes gives null.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="options">How the searches are compiled.</param>
    public static IReadOnlyList<(FunctionCase Case, string? Failure)> Run(IReadOnlyList<FunctionCase> cases, CompilationOptions? options = null)
    {
        SplCompilation[] rules = [.. cases.Select((one, i) => SplCompilation.Create(CompiledEngine.Rule(one.Spl, $"cases/case{i}.spl"), options))];
        PackBuild build = PackCompiler.Compile(rules, KnowledgeBase.BuiltIn, new PackOptions { CacheDirectory = null });
        var byPath = build.Pack.Rules.ToDictionary(rule => rule.Path, StringComparer.Ordinal);

        var results = new List<(FunctionCase, string?)>();
        for (int i = 0; i < cases.Count; i++)
        {
            Diagnostic[] findings = [.. rules[i].Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error), .. build.ByRule.GetValueOrDefault(rules[i], [])];
            results.Add((cases[i], Check(cases[i], findings, byPath.GetValueOrDefault(rules[i].Rule.Path))));
        }

        return results;
    }

    private static string? Check(FunctionCase one, Diagnostic[] findings, CompiledRule? rule)
    {
        bool isErrorWanted = one.Expected.ValueKind == JsonValueKind.Object && one.Expected.TryGetProperty("error", out _);
        if (isErrorWanted)
            return findings.Length > 0 ? null : "compiled, but must be refused";
        if (findings.Length > 0 || rule is null)
            return string.Join("; ", findings.Select(finding => $"{finding.Code} {finding.Message}"));
        try
        {
            return RowComparison.Compare(one, Rows(one, rule));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return exception.ToString();
        }
    }

    private static List<JsonElement> Rows(FunctionCase one, CompiledRule rule)
    {
        string events = string.Join('\n', one.Events.Select(e => e.GetRawText().ReplaceLineEndings(" ")));
        var run = new RunContext { TimeZone = TimeZoneInfo.FindSystemTimeZoneById(one.TimeZone ?? "UTC") };
        if (one.TimeZone is null)
            run = run with { TimeZone = TimeZoneInfo.Utc };
        if (one.Now is { } now)
            run = run with { Now = SplTime.FromSeconds(now) };
        IReadOnlyList<string> rows = CompiledEngine.Run(
            new CompiledPack([rule], ImmutableArray<Func<KnowledgeStanza>>.Empty),
            [EventInput.FromBytes("events", Encoding.UTF8.GetBytes(events))],
            new RunnerOptions { Jobs = 1, Events = EventOptions.Default with { TestInput = true }, Run = run });
        return [.. rows.Select(row => JsonDocument.Parse(row).RootElement)];
    }
}
