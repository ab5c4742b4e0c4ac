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

    [Theory]
    [InlineData("a=1", "a=1 b=2", true)]
    [InlineData("a=1 OR c=3", "a=1 b=2", true)]
    [InlineData("a IN (1, 2)", "a=1 b=2", true)]
    [InlineData("a IN (1, 2, 3)", "a IN (1, 3)", true)]
    [InlineData("a=*rare*", "a=\"x rare y\"", true)]
    [InlineData("a=*r*e*", "a=*rare*", true)]
    [InlineData("b=2 a=*", "b=2 a=x c=3", true)]
    [InlineData("c=1 NOT a=x", "c=1 NOT a IN (x, y)", true)]
    [InlineData("a=1 | eval b=a", "a=1 c=2 | stats count by d | where count > 5", true)]
    [InlineData("a=1", "a=1 (b=2 OR b=3)", true)]
    [InlineData("b=1", "* | eval x=b | search x=1 c=2", true)]
    [InlineData("TERM(word)", "TERM(word) other", true)]
    [InlineData("a=1", "a=2 b=2", false)]
    [InlineData("a=1", "a=1", false)]
    [InlineData("a=1 c=1", "a=1 b=2", false)]
    [InlineData("a=1 | stats count by host | where count > 5", "a=1 b=2", false)]
    [InlineData("a=1 | table b | search a=1", "a=1 b=2", false)]
    [InlineData("a=*rare*", "a=*ra*re*", false)]
    [InlineData("c=1 NOT a IN (x, y)", "c=1 NOT a=x", false)]
    [InlineData("* | eval a=len(b) | search a=1", "a=1 b=2", false)]
    [InlineData("a=1 | where b=\"X\"", "a=1 b=x", false)]
    public void ARuleIsWiderWhenItsFiltersLetThroughAllThatThoseOfAnotherDo(string wide, string narrow, bool isWider)
    {
        (RuleFacts first, RuleFacts second) = (AnalyzedRule.Of(wide, "wide.yml"), AnalyzedRule.Of(narrow, "narrow.yml"));
        var pack = new PackFacts([first, second]);
        Assert.Equal(isWider ? [first] : Array.Empty<RuleFacts>(), pack.WiderThan(second));
        Assert.Equal(isWider ? [second] : Array.Empty<RuleFacts>(), pack.NarrowerThan(first));
        Assert.DoesNotContain(first, pack.WiderThan(first));
        if (isWider)
            Assert.Empty(pack.WiderThan(first));
    }
}
