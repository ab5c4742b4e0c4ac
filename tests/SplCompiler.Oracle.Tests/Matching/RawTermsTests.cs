using SplCompiler.Oracle.Matching;
using SplCompiler.Syntax;
using Xunit;

namespace SplCompiler.Tests.Matching;

/// <summary>The examples of the manual, so that the oracle is held against something, too.</summary>
public sealed class RawTermsTests
{
    [Theory]
    [InlineData("ip=127.0.0.1", true)]
    [InlineData("ip=127.0", true)]
    [InlineData("ip", true)]
    [InlineData("127", true)]
    [InlineData("IP=127.*", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("0.0", false)]
    [InlineData("- ip", false)]
    [InlineData("", false)]
    public void ATermIsOneTokenOfTheIndex(string term, bool isThere) =>
        Assert.Equal(isThere, RawTerms.IsIn("- ip=127.0.0.1 -", SearchTermKind.Term, term));

    [Theory]
    [InlineData("admin", "user=admin", true)]
    [InlineData("admin", "administrator", false)]
    [InlineData("admin", "badmin", false)]
    [InlineData("ADMIN*", "administrator", true)]
    [InlineData("*min", "badmin", true)]
    [InlineData("10.0.0", "x 10.0.0.1", true)]
    [InlineData("0.0.1", "x 10.0.0.1", true)]
    [InlineData("0.0.1", "x 110.0.0.11", false)]
    [InlineData("a*d", "a b c d", true)]
    [InlineData("*", "", true)]
    public void AWordIsAWholeRunOfTokens(string word, string raw, bool isThere) => Assert.Equal(isThere, RawTerms.IsIn(raw, SearchTermKind.Word, word));

    [Theory]
    [InlineData("foo bar", "xfoo bar", false)]
    [InlineData("foo bar", "a FOO BAR.", true)]
    [InlineData("<EventID>1<", "<System><EventID>1</EventID>", true)]
    [InlineData("<EventID>1<", "<EventID>11<", false)]
    [InlineData("foo  bar", "foo bar", false)]
    public void APhraseIsTheTextAsItIs(string phrase, string raw, bool isThere) => Assert.Equal(isThere, RawTerms.IsIn(raw, SearchTermKind.Phrase, phrase));

    [Fact]
    public void CaseHasCase()
    {
        Assert.True(RawTerms.IsIn("an Error", SearchTermKind.Case, "Error"));
        Assert.False(RawTerms.IsIn("an error", SearchTermKind.Case, "Error"));
    }
}
