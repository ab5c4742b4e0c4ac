using SplCompiler.Fuzz.Checking;
using SplCompiler.Fuzz.Generation;
using Xunit.Abstractions;

namespace SplCompiler.Tests.Engines;

/// <summary>A sample of the random rules; the full run is <c>fuzz rules</c>, see CONTRIBUTING.md.</summary>
public sealed class RandomRuleTests(ITestOutputHelper output)
{
    private const int Count = 120;

    [Fact]
    public void RandomRulesGiveTheSameRowsOnEveryEngine()
    {
        CheckedRules found = RuleChecker.Check([.. Enumerable.Range(0, Count).Select(number => RandomRule.Of(number, seed: 20261128))]);
        output.WriteLine($"{found.Agreed} of {Count} rules agree, {found.WithRows} of them gave rows, {found.Classes} classes");
        Assert.True(found.Disagreements.IsEmpty, string.Join("\n\n", found.Disagreements.Select(one => $"rule {one.Rule.Number}, {one.Engine}\n{one.Rule}\n{one.Message}")));
        // Refused rules test nothing.
        Assert.True(found.Agreed > Count * 8 / 10, $"only {found.Agreed} of {Count} rules compiled");
    }
}
