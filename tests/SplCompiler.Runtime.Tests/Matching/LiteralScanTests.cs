using System.Text;
using SplCompiler.Witnesses;
using Xunit;

namespace SplCompiler.Runtime.Tests.Matching;

/// <summary>Texts are found by vectors for some hundreds of them as by the map for many.</summary>
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
    [InlineData("netstat intranet", "stat")]
    [InlineData("NET user", "net")]
    [InlineData("kernet.net", "net")]
    [InlineData("statnet1 stats", "")]
    [InlineData("prefix", "")]
    [InlineData("fixing", "fix")]
    [InlineData("", "")]
    [InlineData("n", "")]
    public void TextsStandBetweenTheirBorders(string line, string expected)
    {
        foreach (int more in (int[])[0, 100, 200, 400])
        {
            string[] texts = ["<nc>", "-e>", "mimikatz", "<nc64>", "<net>", "stat>", "<fix", .. Enumerable.Range(0, more).Select(i => $"filler{i}x")];
            var found = new List<int>();
            new LiteralScan(texts).Find(Encoding.UTF8.GetBytes(line), found);
            Assert.Equal(expected, string.Join(' ', found.Distinct().Select(id => WitnessText.Plain(texts[id])).Order(StringComparer.Ordinal)));
        }
    }

    [Fact]
    public void TextsAreFoundAtEveryPlace()
    {
        for (int at = 0; at < 140; at++)
        {
            byte[] line = Encoding.UTF8.GetBytes(new string('.', at) + "nc" + new string('.', 140 - at));
            var found = new List<int>();
            new LiteralScan(["<nc>"]).Find(line, found);
            Assert.Equal([0], found);
        }
    }

    /// <summary>What is common in a sample is no mark, and a text of common parts alone is found all the same.</summary>
    [Theory]
    [InlineData("file_downloaded")]
    [InlineData("windows")]
    [InlineData("downloads")]
    public void ASampleChangesNothing(string text)
    {
        byte[] sample = Encoding.UTF8.GetBytes("Microsoft-Windows-Sysmon downloads");
        byte[] line = Encoding.UTF8.GetBytes("a line that has windows, Downloads and file_downloaded in it");
        var found = new List<int>();
        new LiteralScan([text, "absent"], sample).Find(line, found);
        Assert.Equal([0], found.Distinct());
    }

    [Theory]
    [InlineData("""{"Hostname":"a","Message":"b"}""", "")]
    [InlineData("""{"Hostname":"a","CommandLine":"hostname"}""", "hostname")]
    [InlineData("""{"Hostname":"a","HostName":"b"}""", "hostname")]
    [InlineData("""{"winlog":{"event_data":{"Hostname":"a"}}}""", "hostname")]
    [InlineData("""{"CommandLine":"\"Hostname\":"}""", "hostname")]
    public void NamesOfMembersThatAreNoPartOfARecordAreNotFoundInIt(string line, string expected)
    {
        var found = new List<int>();
        new LiteralScan(["<hostname>"], ofRecord: true).Find(Encoding.UTF8.GetBytes(line), found);
        Assert.Equal(expected, found.Count == 0 ? "" : "hostname");
    }
}
