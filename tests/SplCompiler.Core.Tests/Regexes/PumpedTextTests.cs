using SplCompiler.Analysis.Growth;
using Xunit;

namespace SplCompiler.Core.Tests.Regexes;

public sealed class PumpedTextTests
{
    [Theory]
    [InlineData("^(a+)+$", "", "a")]
    [InlineData("^k=\\s*\\s*;", "k=", " ")]
    [InlineData("foo.*bar", "", "fooa")]
    [InlineData("^(?:ab|cd)*!", "", "abcd")]
    [InlineData("x(?=[^;]+;)", "x", "a")]
    [InlineData("^(?i)USER[0-9]{4,}$", "USER", "0")]
    [InlineData("\\p{Lu}+x", "", "A")]
    [InlineData("^(a|b(?:c[d-f]+)g)+$", "bc", "d")]
    public void ALoopIsLedToAndRepeated(string pattern, string head, string pump) =>
        Assert.Contains(PumpedTexts.Of(pattern), text => text.Head == head && text.Pump == pump);

    [Fact]
    public void CharactersThatSeveralLoopsAcceptComeFirst()
    {
        // Only the hyphen is in all three sets.
        Assert.Equal("-", PumpedTexts.Of("^[a-]+[0-]+[_-]+!")[0].Pump);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("a{2,5}b?")]
    [InlineData("(unbalanced")]
    [InlineData("")]
    public void WithoutALoopThereIsNothingToPump(string pattern) => Assert.Empty(PumpedTexts.Of(pattern));

    [Fact]
    public void TheMiddleIsRepeatedToTheLength()
    {
        var text = new PumpedText("<", "ab", ">");
        Assert.Equal("<ababab>", text.Of(5));
        Assert.Equal("<abab>", text.Of(4));
    }
}
