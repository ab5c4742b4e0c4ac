using SplCompiler.Analysis;
using Xunit;

namespace SplCompiler.Tests.Analysis;

public sealed class PackFactsTests
{
    private readonly RuleFacts _one = AnalyzedRule.Of("process_name=cmd.exe process=\"*rare*\"", "one.yml");
    private readonly RuleFacts _two = AnalyzedRule.Of("* | search process_name=\"CMD.exe\" process=\"*RARE*\" | stats count by host", "two.yml");
    private readonly RuleFacts _same = AnalyzedRule.Of("process_name=cmd.exe  process=\"*rare*\"", "same.yml");
    private readonly RuleFacts _other = AnalyzedRule.Of("process_name=cmd.exe a=1 b=2 c=3 d=4", "other.yml");

    private PackFacts Pack => new([_one, _two, _same, _other]);

    [Fact]
    public void RulesThatLookForTheSameCombinationShareAnIndicator()
    {
        SharedIndicator most = Pack.Indicators.First();
        Assert.Equal(("process_name", PredicateKind.Eq, 4), (most.Indicator.Field, most.Indicator.Kind, most.Rules.Length));
        Assert.Equal(["two.yml", "same.yml", "other.yml"], Pack.Others(_one, most.Indicator).Select(rule => rule.Compilation.Rule.Path));
    }

    [Fact]
    public void RulesWithTheSamePlanAreDuplicates()
    {
        Assert.Equal([_same], Pack.Duplicates(_one));
        Assert.Empty(Pack.Duplicates(_two));
    }

    [Fact]
    public void RareIndicatorsInCommonMakeRulesAlike()
    {
        Assert.Equal([_same, _two], Pack.Similar(_one).Select(similar => similar.Rule).OrderBy(rule => rule.Compilation.Rule.Path, StringComparer.Ordinal));
        Assert.All(Pack.Similar(_one), similar => Assert.Equal((1.0, 2), (similar.Likeness, similar.Shared)));
    }
}
