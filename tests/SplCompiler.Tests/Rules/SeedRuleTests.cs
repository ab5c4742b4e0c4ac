using System.Text.Json;
using SplCompiler.Runtime;
using SplCompiler.Tests.Engines;
using Xunit.Abstractions;

namespace SplCompiler.Tests.Rules;

public sealed class SeedRuleTests(ITestOutputHelper output)
{
    private static readonly Lazy<CompiledPack> s_pack = new(() => CompiledEngine.Pack([SeedRule.Compilation]));

    [Fact]
    public void ItsCSharpReadsAsIfWrittenByHand() => Verifier.Verify(SeedRule.Compilation.Source!.Text, "cs");

    [Fact]
    public void ItsOptimizedPlanIsStable() => Verifier.Verify(SeedRule.Compilation.Optimized.ToString(), "txt");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void ItGivesTheStatedRowsOverRealEvents(int jobs) => CheckExpectations(s_pack.Value, jobs);

    [Fact]
    public void ThePrebuiltClassGivesTheSameRows()
    {
        CompiledPack all = SplCompiler.Generated.DetectionPack.Pack;
        CheckExpectations(all with { Rules = [all.Rules.Single(rule => rule.Path == "windows/impacket_smbexec.yml")] }, 1);
    }

    private void CheckExpectations(CompiledPack pack, int jobs)
    {
        if (SharedData.Find("events", output) is not { } events)
            return;

        using JsonDocument expectations = JsonDocument.Parse(File.ReadAllText(Path.Combine(events, "expectations.json")));
        int checkedSets = 0;
        foreach (JsonElement pair in expectations.RootElement.GetProperty("pairs").EnumerateArray())
        {
            if (!pair.TryGetProperty("seed_rule", out _))
                continue;
            string dataset = pair.GetProperty("dataset").GetString()!;
            IReadOnlyList<string> rows = CompiledEngine.Run(
                pack, [EventInput.FromFile(Path.Combine(events, dataset + ".ndjson.gz"))], new RunnerOptions { Jobs = jobs });
            Assert.Equal(pair.GetProperty("expected_rows").GetInt32(), rows.Count);
            if (rows.Count == 1)
                CheckRow(pair.GetProperty("row"), rows[0]);
            checkedSets++;
        }

        output.WriteLine($"{checkedSets} data sets checked with {jobs} jobs");
        Assert.True(checkedSets >= 10);
    }

    private static void CheckRow(JsonElement expected, string row)
    {
        using JsonDocument actual = JsonDocument.Parse(row);
        foreach (JsonProperty field in expected.EnumerateObject())
        {
            if (field.Name != "event_lines")
                Assert.Equal(Values(field.Value), Values(actual.RootElement.GetProperty(field.Name)));
        }
    }

    private static IEnumerable<string> Values(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? value.EnumerateArray().Select(item => item.ToString())
        : [value.ToString()];
}
