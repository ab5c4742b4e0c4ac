using Xunit;

namespace SplCompiler.Tests.Syntax;

/// <summary>The parser meets text that was nearly a rule: it reports and never throws. The full run is <c>fuzz parser</c>; see CONTRIBUTING.md.</summary>
public sealed class MutatedRuleTests
{
    [Fact]
    public void NoMutationMakesTheParserThrow()
    {
        var random = new Random(20261124);
        for (int i = 0; i < 5_000; i++)
        {
            string text = RuleMutation.Of(RuleMutation.Examples, random);
            try
            {
                RuleMutation.Parse(text);
            }
            catch (Exception failure)
            {
                Assert.Fail($"text {i}:\n{text}\n{failure}");
            }
        }
    }
}
