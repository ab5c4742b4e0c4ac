using System.Text;
using Xunit;

namespace SplCompiler.Runtime.Tests.Matching;

/// <summary>Texts are found by the vector scan for some dozens of them as by the map for many.</summary>
public sealed class LiteralScanTests
{
    [Theory]
    [InlineData("run NC now", "nc")]
    [InlineData("nc", "nc")]
    [InlineData("\"nc\"", "nc")]
    [InlineData(@"a\nnc -l", "nc")]
    [InlineData("q=%20nc&", "nc")]
    [InlineData("ncat func ncd", "")]
    [InlineData("powershell -e abc", "-e")]
    [InlineData("x-E\"", "-e")]
    [InlineData("x-enc", "")]
    [InlineData(@"C:\\tools\\Mimikatz.exe nc64", "mimikatz nc64")]
    [InlineData("", "")]
    [InlineData("n", "")]
    public void ShortTextsStandBetweenBreakers(string line, string expected)
    {
        foreach (int more in (int[])[0, 200])
        {
            string[] texts = ["nc", "-e", "mimikatz", "nc64", .. Enumerable.Range(0, more).Select(i => $"filler{i}x")];
            var found = new List<int>();
            new LiteralScan(texts).Find(Encoding.UTF8.GetBytes(line), found);
            Assert.Equal(expected, string.Join(' ', found.Distinct().Select(id => texts[id]).Order(StringComparer.Ordinal)));
        }
    }

    [Fact]
    public void TextsAreFoundAtEveryPlace()
    {
        for (int at = 0; at < 140; at++)
        {
            byte[] line = Encoding.UTF8.GetBytes(new string('.', at) + "nc" + new string('.', 140 - at));
            var found = new List<int>();
            new LiteralScan(["nc"]).Find(line, found);
            Assert.Equal([0], found);
        }
    }
}
