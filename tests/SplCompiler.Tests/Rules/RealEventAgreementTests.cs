using SplCompiler.Oracle;
using SplCompiler.Rules;
using SplCompiler.Runtime;
using SplCompiler.Testing;
using SplCompiler.Tests.Engines;
using Xunit.Abstractions;

namespace SplCompiler.Tests.Rules;

/// <summary>Published rules over real events: the oracle and compiled code, with one worker and two, give the same rows.</summary>
public sealed class RealEventAgreementTests(ITestOutputHelper output)
{
    // The oracle is slow: the seed rule gets a whole recording, the others small ones.
    private static readonly string[] s_recording = ["otrf/aptsimulator_cobaltstrike.classic"];
    private static readonly string[] s_small = ["evtx/ID4688_5140_5145_WMIexec_execution_via_SMB_GLOBAL.xml", "evtx/ID4688_Command_SC_to_create_service_on_remote_host.xml"];

    [Fact]
    public void TheSeedRuleGivesTheRowsOfTheOracle()
    {
        if (SharedData.Find("events", output) is { } events)
            Assert.True(Compare([SeedRule.Compilation], events, s_recording) > 0);
    }

    [Fact]
    public void TwelvePublishedRulesGiveTheRowsOfTheOracle()
    {
        if (SharedData.Find("events", output) is not { } events || SharedData.Find("corpora/armory/detections/endpoint", output) is not { } pack)
            return;
        SplCompilation[] rules =
        [
            .. RulePack.Load([pack]).Rules.Where(rule => rule.Path.EndsWith("-splunk-winevent.yml", StringComparison.Ordinal))
                .Select(rule => SplCompilation.Create(rule))
                .Where(rule => !rule.HasErrors && !rule.Source!.Reads.Everything)
                .Take(12),
        ];
        Assert.Equal(12, rules.Length);
        int rows = Compare(rules, events, s_small);
        output.WriteLine($"{rules.Length} rules, {rows} rows");
    }

    /// <summary>Compares every rule on every data set; the number of rows.</summary>
    private static int Compare(SplCompilation[] rules, string events, string[] dataSets)
    {
        CompiledPack pack = CompiledEngine.Pack(rules);
        int count = 0;
        foreach (string dataSet in dataSets)
        {
            EventInput[] input = [EventInput.FromFile(Path.Combine(events, dataSet + ".ndjson.gz"))];
            for (int i = 0; i < rules.Length; i++)
            {
                CompiledPack one = pack with { Rules = [pack.Rules[i]] };
                IReadOnlyList<string> found = CompiledEngine.Run(one, input, new RunnerOptions { Jobs = 1 });
                Assert.Equal(found, CompiledEngine.Run(one, input, new RunnerOptions { Jobs = 2 }));
                IEnumerable<string> expected = OracleRun.Run(rules[i].Plan, Events(one, input), new OracleContext(DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc)).Select(RowText.Of);
                Assert.Equal(expected.Order(StringComparer.Ordinal), found.Select(Text).Order(StringComparer.Ordinal));
                count += found.Count;
            }
        }

        return count;
    }

    private static List<OracleEvent> Events(CompiledPack pack, EventInput[] input)
    {
        OracleEvents? collected = null;
        // The oracle chooses events itself, so it gets all of them.
        CompiledRule collector = pack.Rules[0] with { Create = () => collected = new OracleEvents(pack.Rules[0].Create().Fields), Witness = null };
        CompiledEngine.Run(pack with { Rules = [collector] }, input, new RunnerOptions { Jobs = 1 });
        return collected!.Events;
    }

    private static string Text(string json)
    {
        TestFileLoad load = TestFile.Parse(new SourceFile("row.json", $$"""[{"id": "row", "spl": "search *", "input": [], "expect": [{{json}}]}]"""));
        var row = ((RowsExpectation)load.Cases[0].Expect).Rows[0];
        return RowText.Of(row.ToDictionary(field => field.Key, field => field.Value!));
    }
}
