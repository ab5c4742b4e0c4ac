using SplCompiler.Analysis.Growth;
using SplCompiler.Cli.Benching.Growth;
using Xunit;

namespace SplCompiler.Cli.Tests;

/// <summary>Costs are given by a formula here: what is found of them must be its exponent.</summary>
public sealed class GrowthSearchTests
{
    private static readonly PumpedText s_text = new("head", "a", "!");

    private static double? Limited(double cost) => cost > 1e8 ? null : cost;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void ThePowerOfTheLengthIsFound(double power)
    {
        var search = new GrowthSearch(text => Limited(50 + Math.Pow(text.Count(c => c == 'a') - 1, power)), 1e6, 1e8);
        Assert.Equal(power, search.Grow(s_text).Exponent, 0.1);
        Assert.Null(search.Grow(s_text).GivenUpAt);
    }

    [Fact]
    public void WhatIsGivenUpGrowsAtLeastSoFast()
    {
        (double exponent, int? givenUpAt) = new GrowthSearch(text => Limited(Math.Pow(2, text.Length)), 1e6, 1e8).Grow(s_text);
        Assert.Equal(32, givenUpAt);
        Assert.InRange(exponent, 4, 20);
    }

    [Fact]
    public void TheWorstFamilyWins()
    {
        var slow = new PumpedText("", "b", "!");
        var search = new GrowthSearch(text => Limited(Math.Pow(text.Length, text.Contains('b', StringComparison.Ordinal) ? 2 : 1)), 1e6, 1e8);
        Assert.Equal(slow, search.Worst([s_text, slow, new("", "c", "")])!.Value.Text);
        Assert.Null(search.Worst([]));
    }
}
