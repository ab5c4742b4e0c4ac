using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using SplCompiler.Analysis;
using Xunit;

namespace SplCompiler.Tests.Analysis;

/// <summary>Layers are what the ATT&amp;CK Navigator reads: the schema is its published format, version 4.5.</summary>
public sealed class NavigatorLayerTests
{
    private static readonly JsonSchema s_format = JsonSchema.FromText(File.ReadAllText(ProjectFolder.Path("tests/SplCompiler.Core.Tests/Analysis/navigator-layer-4.5.schema.json")));

    private readonly RuleFacts _one = AnalyzedRule.Of("a=1", "one.yml", techniques: ["T1059.001", "T9999", "T1086"]);
    private readonly RuleFacts _two = AnalyzedRule.Of("a=2", "two.yml", techniques: ["T1059.001", "T1218.011"]);

    public static TheoryData<string, string> Scores => new()
    {
        { "rules", "T1059.001 execution 2, T1218.011 defense-evasion 1" },
        { "tests", "T1059.001 execution 1, T1218.011 defense-evasion 0" },
        { "cost", "T1059.001 execution 41.5, T1218.011 defense-evasion none" },
    };

    [Theory]
    [MemberData(nameof(Scores))]
    public void ALayerHasTheFormatAndTheExpectedScores(string score, string expected)
    {
        JsonNode layer = Layer([_one, _two], score switch
        {
            "tests" => LayerScore.PassingTests(rule => rule == _one),
            "cost" => LayerScore.Cost(rule => rule == _one ? new RuleCost(41.5) : null),
            _ => LayerScore.Rules,
        });
        AssertFormat(layer);
        Assert.Equal(expected, Shown(layer));
        Assert.Equal("one.yml; two.yml", (string?)layer["techniques"]!.AsArray().Single(cell => (string?)cell!["techniqueID"] == "T1059.001")!["comment"]);
        Assert.Equal(score switch { "rules" => 2, "cost" => 41.5, _ => 1 }, (double)layer["gradient"]!["maxValue"]!);
    }

    [Fact]
    public void ATechniqueThatRulesCoverItselfIsOneEntryWithItsScore()
    {
        JsonNode layer = Layer([AnalyzedRule.Of("a=1", techniques: ["T1059"]), _two], LayerScore.Rules);
        Assert.Equal("T1059 execution 1, T1059.001 execution 1, T1218.011 defense-evasion 1", Shown(layer));
        Assert.Single(layer["techniques"]!.AsArray(), cell => (string?)cell!["techniqueID"] == "T1059");
    }

    [Fact]
    public void ALayerOfNoRulesHasTheFormat() => AssertFormat(Layer([], LayerScore.Rules));

    [Fact]
    public void EveryTacticAndTechniqueOfTheTableFitsTheFormat() => AssertFormat(Layer([AnalyzedRule.Of("a=1", techniques: [.. AttackTable.Techniques.Select(technique => technique.Id)])], LayerScore.Rules));

    [Fact]
    public void TheFormatRefusesWhatTheNavigatorDoesNotRead()
    {
        JsonNode layer = Layer([_one], LayerScore.Rules);
        layer["techniques"]![0]!["score"] = "2";
        Assert.False(IsOfFormat(layer, out _));
        layer = Layer([_one], LayerScore.Rules);
        layer["versions"]!["layer"] = "3.0";
        Assert.False(IsOfFormat(layer, out _));
    }

    /// <summary>
    /// What the Navigator shows when it opens a layer: the annotated cells of the matrix, each one technique below one tactic. A sub-technique is
    /// seen when the entry of its technique below the same tactic says showSubtechniques.
    /// </summary>
    private static string Shown(JsonNode layer)
    {
        Dictionary<(string Technique, string Tactic), JsonNode> cells = layer["techniques"]!.AsArray().ToDictionary(cell => ((string)cell!["techniqueID"]!, (string)cell["tactic"]!), cell => cell!);
        bool IsSeen((string Technique, string Tactic) cell) => cell.Technique.Split('.') is not [string parent, _]
            || (cells.TryGetValue((parent, cell.Tactic), out JsonNode? above) && (bool)above["showSubtechniques"]!);
        return string.Join(", ", cells
            .Where(cell => IsSeen(cell.Key) && (cell.Value["score"] is not null || cell.Value["comment"] is not null))
            .Select(cell => $"{cell.Key.Technique} {cell.Key.Tactic} {cell.Value["score"]?.ToString() ?? "none"}"));
    }

    private static void AssertFormat(JsonNode layer) => Assert.True(IsOfFormat(layer, out string problems), problems);

    private static bool IsOfFormat(JsonNode layer, out string problems)
    {
        EvaluationResults results = s_format.Evaluate(JsonSerializer.SerializeToElement(layer), new EvaluationOptions { OutputFormat = OutputFormat.List });
        problems = string.Join('\n', (results.Details ?? []).Where(detail => detail.Errors is not null).SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}")));
        return results.IsValid;
    }

    private static JsonNode Layer(RuleFacts[] rules, LayerScore score)
    {
        var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
            NavigatorLayer.Write(json, rules, "mine", score);
        return JsonNode.Parse(buffer.ToArray())!;
    }
}
