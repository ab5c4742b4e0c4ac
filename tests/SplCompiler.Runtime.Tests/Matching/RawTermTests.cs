using CsCheck;
using Xunit;
using static SplCompiler.Runtime.Tests.Matching.Samples;

namespace SplCompiler.Runtime.Tests.Matching;

public class RawTermTests
{
    [Theory]
    [InlineData("ip=127.0.0.1", true)]
    [InlineData("IP=127.0", true)]
    [InlineData("ip", true)]
    [InlineData("127", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("0.0.1", false)]
    [InlineData("ip=127.*", true)]
    [InlineData("*0.1", true)]
    [InlineData("ip=127.0.0.1 -", false)]
    public void ATermIsOneIndexedToken(string term, bool matches) => Assert.Equal(matches, RawTerm.Term(term).IsIn("- ip=127.0.0.1 -"u8));

    [Theory]
    [InlineData("user=admin")]
    [InlineData("admin")]
    public void ATermMayBeARunOrAPieceOfIt(string term) => Assert.True(RawTerm.Term(term).IsIn("user=admin"u8));

    [Fact]
    public void ATermOfTwoPiecesMatchesWhereItBeginsARun() => Assert.True(RawTerm.Term("127.0.0.1").IsIn("- 127.0.0.1 -"u8));

    [Theory]
    [InlineData("<EventID>4103<")]
    [InlineData("a b")]
    [InlineData("a--b")]
    [InlineData("")]
    public void ATermWithAMajorBreakerNeverMatches(string term)
    {
        Assert.True(RawTerm.Term(term).NeverMatches);
        Assert.False(RawTerm.Term(term).IsIn(Utf8("x " + term + " y")));
    }

    [Theory]
    [InlineData("admin", "user=admin", true)]
    [InlineData("admin", "Administrator ADMIN", true)]
    [InlineData("admin", "administrator", false)]
    [InlineData("admin", "badmin", false)]
    [InlineData("admin*", "administrator", true)]
    [InlineData("*min", "user admin", true)]
    [InlineData("10.0.0", "src 10.0.0.1", true)]
    [InlineData("127.0.0.1", "ip=127.0.0.1", true)]
    [InlineData("foo", "a%20foo", true)]
    [InlineData("20foo", "a%20foo", false)]
    [InlineData("foo*bar", "foo\nxbar", true)]
    [InlineData("*", "", true)]
    public void AWordIsAWholeToken(string word, string raw, bool matches) => Assert.Equal(matches, RawTerm.Word(word).IsIn(Utf8(raw)));

    [Theory]
    [InlineData("foo bar", "xfoo bar", false)]
    [InlineData("foo bar", "x=FOO BAR,", true)]
    [InlineData("<EventID>1<", "a<eventid>1</EventID>", true)]
    [InlineData(">1<", "<EventID>1</EventID>", true)]
    [InlineData(" -enc", "powershell -encoded", false)]
    [InlineData(" -enc*", "powershell -encoded", true)]
    [InlineData("<Data Name='TargetUserName'>SYSTEM<", "<Data Name='TargetUserName'>SYSTEM</Data>", true)]
    public void APhraseIsTextBoundedByBreakersWhereItIsNoBreakerItself(string phrase, string raw, bool matches) =>
        Assert.Equal(matches, RawTerm.Phrase(phrase).IsIn(Utf8(raw)));

    [Fact]
    public void CaseComparesWithCase()
    {
        Assert.True(RawTerm.Case("Error").IsIn("an Error here"u8));
        Assert.False(RawTerm.Case("Error").IsIn("an error here"u8));
        Assert.True(RawTerm.Case("%ASA-1*").IsIn("x %ASA-106023: Deny"u8));
    }

    [Theory]
    [InlineData("ab*LONGER*c", "longer")]
    [InlineData("é", "")]
    [InlineData("xé<EventID>", "<eventid>")]
    public void TheNecessaryLiteralIsTheLongestAsciiStretch(string text, string literal) =>
        Assert.Equal(Utf8(literal), RawTerm.Phrase(text).NecessaryLiteral.ToArray());

    [Fact]
    public void TermsMatchAsTheListOfIndexedTokensSays() =>
        Gen.Select(TextOver("aA.=- %20é", 12), TextOver("aA.=-20é*", 5)).Sample((raw, term) =>
            RawTerm.Term(term).IsIn(Utf8(raw)) == NaiveIndex.ContainsTerm(raw, term), iter: 100_000);

    [Fact]
    public void WordsMatchWhereTokensBeginAndEnd() =>
        Gen.Select(TextOver("aA.- %20é", 12), TextOver("aA.-20%", 4)).Sample((raw, word) =>
            RawTerm.Word(word).IsIn(Utf8(raw)) == NaiveIndex.ContainsWord(raw, word), iter: 100_000);
}
