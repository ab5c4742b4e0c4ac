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
}
