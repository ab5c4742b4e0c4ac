using System.Collections.Immutable;
using System.Text;
using SplCompiler.Diagnostics;
using SplCompiler.Fuzz.Generation;
using SplCompiler.Knowledge;
using SplCompiler.Oracle;
using SplCompiler.Roslyn;
using SplCompiler.Runtime;
using SplCompiler.Syntax;
using SplCompiler.Tests.Engines;
using SplCompiler.Tests.Syntax;

namespace SplCompiler.Fuzz.Checking;

/// <summary>
/// Runs rules on every engine: the oracle, and compiled code with all passes, with none, and without each pass by name; with one
/// worker and with two. All must give the same rows in the same order. Each rule must also print as itself.
/// </summary>
public static class RuleChecker
{
    private static readonly DateTimeOffset s_now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_300);

    private static readonly ImmutableDictionary<string, string> s_tables = ImmutableDictionary<string, string>.Empty.Add(RandomRule.LookupName, RandomRule.Lookup);

    private static readonly KnowledgeBase s_knowledge = KnowledgeBase.Empty.WithLookups([RandomRule.LookupName]);

    private static readonly PackOptions s_packs = new() { CacheDirectory = null };

    /// <summary>Checks all rules in one pack.</summary>
    public static CheckedRules Check(IReadOnlyList<RandomRule> rules)
    {
        var found = new CheckedRules();
        var prepared = new List<(RandomRule Rule, SplCompilation Plain, List<Variant> Variants)>();
        foreach (RandomRule rule in rules)
        {
            try
            {
                SplCompilation plain = Variant.Compile("rule.spl", rule.Spl, s_knowledge, ["all"]);
                if (plain.Diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == Severity.Error) is { } error)
                {
                    found = found.And(new CheckedRules { Refused = ImmutableDictionary<string, (int, string)>.Empty.Add(error.Code, (1, $"{error.Message}\n    {rule.Spl}")) });
                    continue;
                }

                if (PrintedOtherwise(plain.Syntax) is { } difference)
                    found = found.And(Failed(rule, "printed", difference));
                prepared.Add((rule, plain, [.. Variant.Of($"rule{rule.Number}", rule.Spl, s_knowledge)]));
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                found = found.And(Failed(rule, "compiler", failure.ToString()));
            }
        }

        SplCompilation[] classes = [.. prepared.SelectMany(rule => rule.Variants.Select(variant => variant.Compilation))];
        PackBuild build = PackCompiler.Compile(classes, s_knowledge, s_packs);
        Dictionary<SplCompilation, CompiledRule> compiled = Match(classes, build);
        found = found with { Classes = found.Classes + classes.Length };
        return prepared.Aggregate(found, (all, rule) => all.And(Compare(rule.Rule, rule.Plain, rule.Variants, build, compiled)));
    }

    private static CheckedRules Compare(RandomRule rule, SplCompilation plain, List<Variant> variants, PackBuild build, Dictionary<SplCompilation, CompiledRule> compiled)
    {
        string[] expected;
        try
        {
            OracleContext context = new(s_now, TimeZoneInfo.Utc) { Lookups = LookupTables.FromCsv(s_tables) };
            expected = [.. OracleRun.Run(plain.Plan, rule.Events.Select((json, ordinal) => OracleEvent.FromJson(json, ordinal)), context).Select(RowText.Of)];
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return Failed(rule, "oracle", failure.ToString());
        }

        foreach (Variant variant in variants)
        {
            string engine = string.Join(", ", variant.Names);
            if (!compiled.TryGetValue(variant.Compilation, out CompiledRule? code))
                return Failed(rule, engine, string.Join('\n', build.ByRule[variant.Compilation].Select(finding => $"{finding.Code} {finding.Message}")));
            foreach (int jobs in variant == variants[0] ? (int[])[1, 2] : [1])
            {
                try
                {
                    IReadOnlyList<string> rows = Run(build.Pack with { Rules = [code] }, rule.Events, jobs);
                    if (!rows.SequenceEqual(expected))
                        return Failed(rule, jobs == 1 ? engine : $"{engine} with two workers", $"oracle:\n  {string.Join("\n  ", expected)}\n{engine}:\n  {string.Join("\n  ", rows)}");
                }
                catch (Exception failure) when (failure is not OutOfMemoryException)
                {
                    return Failed(rule, engine, failure.ToString());
                }
            }
        }

        return new CheckedRules { Agreed = 1, WithRows = expected.Length > 0 ? 1 : 0 };
    }

    private static IReadOnlyList<string> Run(CompiledPack pack, ImmutableArray<string> events, int jobs)
    {
        var rows = new RowLines();
        var options = new RunnerOptions
        {
            Jobs = jobs,
            Events = EventOptions.Default with { TestInput = true },
            Run = new RunContext { Now = new SplTime(s_now.ToUnixTimeMilliseconds() * 1000), Lookups = LookupTables.FromCsv(s_tables) },
        };
        RunSummary summary = PackRunner.Run(pack, [EventInput.FromBytes("events", Encoding.UTF8.GetBytes(string.Join('\n', events)))], options, rows);
        return summary.Rules[0].Failure is { } failure ? throw new InvalidOperationException($"the rule failed: {failure.Message}") : rows.InOrder();
    }

    /// <summary>What a syntax tree says otherwise when it is printed and read again; null when it is the same.</summary>
    private static string? PrintedOtherwise(PipelineSyntax syntax)
    {
        string printed = syntax.ToString();
        PipelineSyntax? again = SyntaxTree.Parse(printed);
        return again is null ? $"does not parse: {printed}" : SyntaxTree.Of(syntax) == SyntaxTree.Of(again) ? null : $"is another tree: {printed}";
    }

    /// <summary>The compiled rule of each compilation; a pack keeps the order and leaves out what C# refused.</summary>
    private static Dictionary<SplCompilation, CompiledRule> Match(SplCompilation[] classes, PackBuild build)
    {
        var matched = new Dictionary<SplCompilation, CompiledRule>(ReferenceEqualityComparer.Instance);
        int next = 0;
        foreach (SplCompilation one in classes)
        {
            if (!build.ByRule.TryGetValue(one, out ImmutableArray<Diagnostic> findings) || findings.All(finding => finding.Severity != Severity.Error))
                matched.Add(one, build.Pack.Rules[next++]);
        }

        return matched;
    }

    private static CheckedRules Failed(RandomRule rule, string engine, string message) => new() { Disagreements = [new Disagreement(rule, engine, message)] };
}
