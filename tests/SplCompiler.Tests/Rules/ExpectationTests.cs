using System.Text.Json;
using SplCompiler.Knowledge;
using SplCompiler.Roslyn.Lookups;
using SplCompiler.Rules;
using SplCompiler.Runtime;
using SplCompiler.Sources;
using SplCompiler.Tests.Engines;
using Xunit.Abstractions;

namespace SplCompiler.Tests.Rules;

/// <summary>Published rules over recorded events give the rows that others worked out for them by another program or by hand.</summary>
public sealed class ExpectationTests(ITestOutputHelper output)
{
    private const double LeastShareOfOthers = 0.95;

    [Fact]
    public void EveryRobustExpectationHoldsAndNearlyEveryOther()
    {
        if (SharedData.Find("events", output) is not { } events || SharedData.Find("corpora", output) is not { } corpora)
            return;
        var expectations = Expectations.Read(Path.Combine(events, "expectations.json"), corpora);
        // What was worked out takes TERM(x) as text between major breakers only.
        KnowledgeBase knowledge = KnowledgeBase.Load([Path.Combine(corpora, "security_content")]) with { TermsAreWholeRuns = true };
        List<Verdict> verdicts = [.. expectations.Where(one => File.Exists(one.RulePath)).GroupBy(one => one.DataSet).SelectMany(group => Check(group, Path.Combine(events, group.Key + ".ndjson.gz"), knowledge))];

        ReportTwins(verdicts);
        Report("robust", verdicts.Where(verdict => verdict.Expectation.IsRobust));
        Report("others", verdicts.Where(verdict => verdict.Expectation is { IsRobust: false, IsOwn: false }));
        Report("own tests of rules", verdicts.Where(verdict => verdict.Expectation.IsOwn));
        output.WriteLine($"{expectations.Count(one => !File.Exists(one.RulePath))} held out: their rules are not there");
        Assert.True(verdicts.Where(verdict => verdict.Expectation.IsRobust).All(verdict => verdict.Holds), "a robust expectation does not hold");
        Verdict[] others = [.. verdicts.Where(verdict => verdict.Expectation is { IsRobust: false, IsOwn: false })];
        Assert.True(others.Count(verdict => verdict.Holds) >= LeastShareOfOthers * others.Length);
        Assert.True(verdicts.Where(verdict => verdict.Expectation is { IsOwn: true, IsOfTheSameFile: true }).All(verdict => verdict.Holds), "a rule's own test gives no row");
    }

    /// <summary>What a shipper wrote as JSON gives the rows of the records it came from.</summary>
    private void ReportTwins(List<Verdict> verdicts)
    {
        Verdict[] twins = [.. verdicts.Where(verdict => verdict.IsSameForShipper is not null)];
        output.WriteLine($"the same rows from a shipper's JSON: {twins.Count(verdict => verdict.IsSameForShipper == true)} of {twins.Length}");
        foreach (Verdict verdict in twins.Where(verdict => verdict.IsSameForShipper == false))
            output.WriteLine($"  {Path.GetFileName(verdict.Expectation.RulePath)} over {verdict.Expectation.DataSet}");
        Assert.All(twins, verdict => Assert.True(verdict.IsSameForShipper, $"{verdict.Expectation.RulePath} over {verdict.Expectation.DataSet}"));
        Assert.NotEmpty(twins);
    }

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
        var run = RunContext.Default with { Lookups = new AppLookups(() => knowledge, CsvTables.Read, Assert.Fail) };
        RowsByRule rows = RowsByRule.Of(pack, file, run);
        string name = Path.GetFileName(file);
        string original = Path.Combine(Path.GetDirectoryName(file)!, "..", "upstream", name.Split('.')[0] + ".zip");
        // A second reading of every recording takes minutes: without SPLC_LONG_TESTS=1 only of small ones.
        bool isLong = Environment.GetEnvironmentVariable("SPLC_LONG_TESTS") == "1";
        RowsByRule? shipped = (isLong || new FileInfo(file).Length < 40_000) && name.EndsWith(".xml.ndjson.gz", StringComparison.Ordinal) && File.Exists(original) ? RowsByRule.Of(pack, original, run) : null;
        foreach (Expectation one in all)
        {
            int rule = Array.FindIndex(accepted, rule => Path.GetFullPath(rule.Rule.File.Path) == Path.GetFullPath(one.RulePath));
            if (rule < 0)
            {
                yield return new Verdict(one, false, "refused: " + string.Join("; ", rules.Where(rule => rule.HasErrors).SelectMany(rule => rule.Diagnostics).Select(diagnostic => diagnostic.Message).Take(3)));
                continue;
            }

            yield return one.Judge(rows.Of(pack.Rules[rule])) with { IsSameForShipper = shipped?.Texts(pack.Rules[rule]).SequenceEqual(rows.Texts(pack.Rules[rule])) };
        }
    }

    private sealed class RowsByRule : IRowOutput
    {
        private readonly Dictionary<CompiledRule, List<JsonElement>> _rows = [];

        public static RowsByRule Of(CompiledPack pack, string file, RunContext run)
        {
            var rows = new RowsByRule();
            Assert.All(PackRunner.Run(pack, [EventInput.FromFile(file)], new RunnerOptions { Jobs = 2, Run = run }, rows).Rules, rule => Assert.Null(rule.Failure));
            return rows;
        }

        public IEnumerable<string> Texts(CompiledRule rule) => Of(rule).Select(row => row.GetRawText()).Order(StringComparer.Ordinal);

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
