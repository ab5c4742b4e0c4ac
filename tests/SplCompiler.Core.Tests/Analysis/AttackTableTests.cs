using System.Text.Json;
using System.Text.RegularExpressions;
using SplCompiler.Analysis;
using Xunit;

namespace SplCompiler.Tests.Analysis;

public sealed class AttackTableTests
{
    [Fact]
    public void EveryTechniqueHasAnIdOnceATacticAndAName() => Assert.All(AttackTable.Techniques, technique =>
    {
        Assert.Matches(new Regex(@"^T\d{4}(\.\d{3})?$"), technique.Id);
        Assert.NotEmpty(technique.Tactics);
        Assert.NotEmpty(technique.Name);
        Assert.Single(AttackTable.Techniques, other => other.Id == technique.Id);
    });

    [Fact]
    public void EverySubTechniqueHasItsTechniqueAndARevokedOneItsSuccessor() => Assert.All(AttackTable.Techniques, technique =>
    {
        Assert.True(technique.ParentId is null || AttackTable.Find(technique.ParentId) is not null, technique.Id);
        Assert.True(technique.ReplacedBy is null || AttackTable.Find(technique.ReplacedBy) is { ReplacedBy: null }, technique.Id);
    });

    [Fact]
    public void ASubTechniqueIsCalledAfterItsTechnique() =>
        Assert.Equal("System Services: Service Execution", AttackTable.Find("t1569.002")?.FullName);

    [Fact]
    public void UnknownIdsHaveNoTechniqueAndRevokedOnesSaySo()
    {
        RuleFacts rule = AnalyzedRule.Of("a=1", techniques: ["T1086", "T9999"]);
        Assert.Equal("T1059.001", rule.Attack[0].Technique?.ReplacedBy);
        Assert.Null(rule.Attack[1].Technique);
    }

    [Fact]
    public void ALayerScoresTechniquesByTheNumberOfRules()
    {
        RuleFacts[] rules = [AnalyzedRule.Of("a=1", "one.yml", techniques: ["T1059.001", "T9999", "T1086"]), AnalyzedRule.Of("a=2", "two.yml", techniques: ["T1059.001"])];
        var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
            NavigatorLayer.Write(json, rules, "mine");
        JsonElement layer = JsonDocument.Parse(buffer.ToArray()).RootElement;
        Assert.Equal(("4.5", "enterprise-attack", "mine"), (layer.GetProperty("versions").GetProperty("layer").GetString(), layer.GetProperty("domain").GetString(), layer.GetProperty("name").GetString()));
        JsonElement technique = Assert.Single(layer.GetProperty("techniques").EnumerateArray());
        Assert.Equal(("T1059.001", "execution", 2, "one.yml; two.yml"), (technique.GetProperty("techniqueID").GetString(), technique.GetProperty("tactic").GetString(), technique.GetProperty("score").GetInt32(), technique.GetProperty("comment").GetString()));
        Assert.Equal(2, layer.GetProperty("gradient").GetProperty("maxValue").GetInt32());
    }
}
