using System.Text.Json;
using SplCompiler.Knowledge;
using SplCompiler.Roslyn.Lookups;
using SplCompiler.Rules;
using SplCompiler.Runtime;
using SplCompiler.Tests.Engines;
using Xunit.Abstractions;

namespace SplCompiler.Tests.Rules;

/// <summary>Published rules over recorded events give the rows that others worked out for them by another program or by hand.</summary>
public sealed class ExpectationTests(ITestOutputHelper output)
{
    private const double LeastShareOfOthers = 0.9;

    // What was worked out takes TERM(x) as text between major breakers only. By segmenters.conf a term is also the text from
    // such a breaker to a minor one, and each piece between two minor ones: TERM(sc) is in `sc.exe`, TERM(EventCode) in
    // `EventCode=4688`. These rules find more events here for that reason.
    private static readonly string[] s_termsWithMinorBreakers =
    [
        "wmi_subscription_execution-", "permission_groups_discovery_local_groups-", "hh_execution-", "rundll32_command_line-", "rundll32_as_parent_process-",
        "script_connected_to_external_destination-",
    ];

    [Fact]
    public void EveryRobustExpectationHoldsAndNearlyEveryOther()
    {
        if (SharedData.Find("events", output) is not { } events || SharedData.Find("corpora", output) is not { } corpora)
            return;
        var expectations = Expectations.Read(Path.Combine(events, "expectations.json"), corpora);
        KnowledgeBase knowledge = KnowledgeBase.Load([Path.Combine(corpora, "security_content")]);
        List<Verdict> verdicts = [.. expectations.Where(one => File.Exists(one.RulePath)).GroupBy(one => one.DataSet).SelectMany(group => Check(group, Path.Combine(events, group.Key + ".ndjson.gz"), knowledge))];

        Report("robust", verdicts.Where(verdict => verdict.Expectation.IsRobust));
        Report("others", verdicts.Where(verdict => verdict.Expectation is { IsRobust: false, IsOwn: false }));
        Report("own tests of rules", verdicts.Where(verdict => verdict.Expectation.IsOwn));
        output.WriteLine($"{expectations.Count(one => !File.Exists(one.RulePath))} held out: their rules are not there");
        Assert.True(verdicts.Where(verdict => verdict.Expectation.IsRobust).All(verdict => verdict.Holds), "a robust expectation does not hold");
        Verdict[] others = [.. verdicts.Where(verdict => verdict.Expectation is { IsRobust: false, IsOwn: false } && !IsExplained(verdict))];
        Assert.True(others.Count(verdict => verdict.Holds) >= LeastShareOfOthers * others.Length);
    }

    private static bool IsExplained(Verdict verdict) =>
        s_termsWithMinorBreakers.Any(name => Path.GetFileName(verdict.Expectation.RulePath).StartsWith(name, StringComparison.Ordinal));

    private void Report(string kind, IEnumerable<Verdict> verdicts)
    {
        Verdict[] all = [.. verdicts];
        output.WriteLine($"{kind}: {all.Count(verdict => verdict.Holds)} of {all.Length} hold");
        foreach (Verdict verdict in all.Where(verdict => !verdict.Holds))
            output.WriteLine($"  {Path.GetFileName(verdict.Expectation.RulePath)} over {verdict.Expectation.DataSet}: {verdict.Found}");
    }

    /// <summary>Runs the rules of one data set in one pass.</summary>
    private static IEnumerable<Verdict> Check(IEnumerable<Expectation> expectations, string file, KnowledgeBase knowledge)
    {
        Expectation[] all = [.. expectations];
        var rules = RulePack.Load([.. all.Select(one => one.RulePath).Distinct()]).Rules
            .Select(rule => SplCompilation.Create(rule, new CompilationOptions { Knowledge = knowledge })).ToList();
        SplCompilation[] accepted = [.. rules.Where(rule => !rule.HasErrors)];
        CompiledPack pack = CompiledEngine.Pack(accepted, knowledge);
        var rows = new RowsByRule();
        var options = new RunnerOptions { Jobs = 2, Run = RunContext.Default with { Lookups = new AppLookups(knowledge, Assert.Fail) } };
        Assert.All(PackRunner.Run(pack, [EventInput.FromFile(file)], options, rows).Rules, rule => Assert.Null(rule.Failure));
        foreach (Expectation one in all)
        {
            int rule = Array.FindIndex(accepted, rule => Path.GetFullPath(rule.Rule.File.Path) == Path.GetFullPath(one.RulePath));
            yield return rule < 0
                ? new Verdict(one, false, "refused: " + string.Join("; ", rules.Where(rule => rule.HasErrors).SelectMany(rule => rule.Diagnostics).Select(diagnostic => diagnostic.Message).Take(3)))
                : one.Judge(rows.Of(pack.Rules[rule]));
        }
    }

    private sealed class RowsByRule : IRowOutput
    {
        private readonly Dictionary<CompiledRule, List<JsonElement>> _rows = [];

        public List<JsonElement> Of(CompiledRule rule) => _rows.GetValueOrDefault(rule, []);

        public void Write(CompiledRule rule, RowOrigin origin, ReadOnlySpan<byte> json)
        {
            if (!_rows.TryGetValue(rule, out List<JsonElement>? rows))
                _rows.Add(rule, rows = []);
            var reader = new Utf8JsonReader(json);
            rows.Add(JsonElement.ParseValue(ref reader));
        }
    }
}
