using System.Text;
using CsCheck;
using Xunit;
using static SplCompiler.Runtime.Tests.Matching.Samples;

namespace SplCompiler.Runtime.Tests.Matching;

public class CaseFoldingTests
{
    [Theory]
    [InlineData("ABC", "abc", true)]
    [InlineData("ÄÖ", "äö", true)]
    [InlineData("ΣΑΣ", "σας", true)]
    [InlineData("Straẞe", "straße", true)]
    [InlineData("ⱥ", "Ⱥ", true)]
    [InlineData("\u212A", "k", false)]
    [InlineData("ſ", "s", false)]
    [InlineData("@", "`", false)]
    [InlineData("İ", "i", false)]
    [InlineData("ı", "I", false)]
    public void CaseIsIgnoredBeyondAsciiButNotAcrossIt(string left, string right, bool equal)
    {
        Assert.Equal(equal, CaseFolding.Equals(Utf8(left), Utf8(right)));
        Assert.Equal(equal, CaseFolding.Equals(Utf8(right), Utf8(left)));
        Assert.Equal(equal, CaseFolding.Contains(Utf8("x" + left + "y"), Utf8(right)));
        Assert.Equal(equal, CaseFolding.StartsWith(Utf8(left + "y"), Utf8(right)));
        Assert.Equal(equal, CaseFolding.EndsWith(Utf8("é" + left), Utf8(right)));
        Assert.Equal(equal, TextSet.IgnoreCase(right, "other").Contains(Utf8(left)));
    }

    [Fact]
    public void SearchByVectorsFindsWhatSearchByCharactersFinds() =>
        Gen.Select(TextOver("abAB\\[{é", 90), TextOver("abAB\\[{é", 5)).Sample((value, text) =>
            Fold(value).IndexOf(Fold(text), StringComparison.Ordinal) is var at
            && AsciiOffset(value, at) == AsciiCase.IndexOf(Utf8(value), Utf8(text)));

    [Fact]
    public void OccurrencesInLongTextAreFoundAtEveryOffset()
    {
        for (int length = 0; length < 100; length++)
        {
            byte[] value = Utf8(new string('x', length) + "CMD.exe" + new string('y', 100 - length));
            Assert.Equal(length, AsciiCase.IndexOf(value, "cmd.EXE"u8));
            Assert.Equal(-1, AsciiCase.IndexOf(value, "cmd_EXE"u8));
        }
    }

    private static string Fold(string text) => new([.. text.Select(c => char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c)]);

    private static int AsciiOffset(string value, int at) => at < 0 ? -1 : Encoding.UTF8.GetByteCount(value.AsSpan(0, at));
}
