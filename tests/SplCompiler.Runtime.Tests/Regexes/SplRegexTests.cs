using System.Text;
using Xunit;

namespace SplCompiler.Runtime.Tests.Regexes;

public class SplRegexTests
{
    [Theory]
    [InlineData("(?P<a>x)(y)(?P=a)\\2", "xyxy", true)]
    [InlineData("\\Q.*\\E", "a.*b", true)]
    [InlineData("\\x{202E}", "a\u202Eb", true)]
    [InlineData("a\\_b\\i", "a_bi", true)]
    [InlineData("\\d", "٣", false)]
    [InlineData("\\w", "é", false)]
    [InlineData("(?i)K", "\u212A", false)]
    [InlineData("(?i)[k]", "\u212A", false)]
    [InlineData("(?i)É", "é", true)]
    [InlineData("\\bé", "aé", true)]
    [InlineData("[a-z-[b]]", "c]", true)]
    [InlineData("[a-z-[b]]", "c", false)]
    [InlineData("[[:digit:]]+$", "a1\n", true)]
    [InlineData("^.$", "😀", true)]
    [InlineData("^[^a]{2}$", "😀", false)]
    [InlineData("a++b", "aab", true)]
    [InlineData("(a)\\g{-1}", "aa", true)]
    [InlineData("\\hx\\Ry\\N", " x\r\nyz", true)]
    [InlineData("(?x) a b # c", "ab", true)]
    [InlineData("a{,3}", "a{,3}", true)]
    [InlineData("(a)?(?(1)b|c)", "c", true)]
    [InlineData("[^\\\\]", "\\", false)]
    public void PatternsMeanWhatPcreMeans(string pcre, string text, bool matches)
    {
        Assert.Equal(matches, SplRegex.Create(pcre).IsMatch(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(matches, SplRegex.Create(pcre).IsMatch(text));
    }

    [Theory]
    [InlineData("(a", 0)]
    [InlineData("a)", 1)]
    [InlineData("*a", 0)]
    [InlineData("[a", 0)]
    [InlineData("a[\\d-\\w]b[z-a]", 10)]
    [InlineData("[a-\\d]", 1)]
    [InlineData("(?<=a+)b", 0)]
    [InlineData("(?<n>a)(?<n>b)", 7)]
    [InlineData("\\2", 0)]
    [InlineData("C:\\Users", 2)]
    public void WhatPcreRejectsIsAnErrorWithItsPlace(string pcre, int offset)
    {
        PcreTranslation translation = PcreTranslator.Translate(pcre);
        Assert.NotNull(translation.Error);
        Assert.Null(translation.DotNet);
        Assert.Equal(offset, translation.ErrorOffset);
        Assert.Null(SplRegex.TryCreate(pcre, out string? error));
        Assert.Equal(translation.Error, error);
    }

    [Theory]
    [InlineData("(?R)")]
    [InlineData("(a)(?1)")]
    [InlineData("(?<n>a)(?&n)(?P>n)")]
    [InlineData("(?|(a)|(b))")]
    [InlineData("(*SKIP)a")]
    [InlineData("(?U)a+")]
    [InlineData("\\p{Greek}")]
    public void WhatHasNoEqualIsRefusedWithAReason(string pcre) => Assert.NotNull(PcreTranslator.Translate(pcre).Unsupported);

    [Fact]
    public void GroupsHaveTheNumbersOfPcre()
    {
        SplRegex regex = SplRegex.Create("(?<user>\\w+)@(\\w+)\\.(?<tld>\\w+)");
        Assert.Equal("-,user,-,tld", string.Join(",", regex.GroupNames.Select(name => name ?? "-")));
        Assert.Equal("me@host.org,me,host,org", string.Join(",", regex.FirstMatch("to me@host.org")!.Groups));
    }

    [Fact]
    public void AllMatchesAreFoundUpToTheLimit()
    {
        SplRegex regex = SplRegex.Create("\\d+");
        Assert.Equal(["1", "22", "333"], regex.Matches("1 22 333").Select(match => match.Value));
        Assert.Equal(2, regex.Matches("1 22 333", max: 2).Count);
    }

    [Theory]
    [InlineData("^(\\d{1,2})/(\\d{1,2})/", "1/14/2023", "\\2/\\1/", "14/1/2023")]
    [InlineData("a", "banana", "$1", "b$1n$1n$1")]
    [InlineData("a\\Kn", "banana", "N", "baNaNa")]
    [InlineData("x", "abc", "y", "abc")]
    [InlineData("(b)|c", "abc", "<\\1>", "a<b><>")]
    [InlineData("b", "abc", "\\\\n", "a\\nc")]
    [InlineData("", "ab", "-", "-a-b-")]
    public void ReplacementsAreThoseOfSplunk(string pcre, string text, string replacement, string result) =>
        Assert.Equal(result, SplRegex.Create(pcre).Replace(text, replacement));

    [Fact]
    public void AMatchThatTakesTooLongIsGivenUpAndCounted()
    {
        SplRegex regex = SplRegex.Create("^(?=(a+)+$)b?");
        Assert.False(regex.IsMatch(Encoding.UTF8.GetBytes(new string('a', 40) + "!")));
        Assert.Equal(1, regex.GivenUp);
    }

    [Fact]
    public void PumpedTextsAreGivenUpAtOnceWhenSomeWere()
    {
        SplRegex regex = SplRegex.Create("^(?=(b+)+$)c?");
        byte[] pumped = Encoding.UTF8.GetBytes(new string('b', 60) + "!");
        // Ten of them cost the time limit; were it all of them, this would take hours.
        for (int i = 0; i < 10_000; i++)
            Assert.False(regex.IsMatch(pumped));
        Assert.Equal(10_000, regex.GivenUp);
        Assert.True(regex.IsMatch("bbb"u8));
        Assert.Equal(10_000, SplRegex.GivenUpByPattern()[regex.Pattern]);
    }

    [Theory]
    [InlineData("^(a+)+$")]
    [InlineData("(a|aa)+$")]
    [InlineData("(\\w+\\s?)*$x")]
    public void AutomataTakePumpedTextsInLinearTime(string pcre)
    {
        SplRegex regex = SplRegex.Create(pcre);
        Assert.False(regex.IsMatch(Encoding.UTF8.GetBytes(new string('a', 20_000) + "!")));
        Assert.Equal(0, regex.GivenUp);
    }

    [Fact]
    public void LiteralsDecideBeforeTheTextIsDecoded()
    {
        SplRegex regex = SplRegex.Create("(?i)x\\d|y\\d", RegexLiteral.IgnoreCase("x"), RegexLiteral.WithCase("y"));
        Assert.True(regex.IsMatch("X1"u8));
        Assert.False(regex.IsMatch("z1"u8));
    }

    [Fact]
    public void MatchingBytesAllocatesNothing()
    {
        SplRegex regex = SplRegex.Create("cmd\\d+\\.exe");
        byte[] text = Encoding.UTF8.GetBytes("C:\\Windows\\cmd12.exe and cmd.exe");
        int matches = Count();
        long before = GC.GetAllocatedBytesForCurrentThread();
        matches += Count();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(200, matches);

        int Count()
        {
            int count = 0;
            for (int i = 0; i < 100; i++)
                count += regex.IsMatch(text) ? 1 : 0;
            return count;
        }
    }
}
