using System.IO.Compression;
using System.Text;
using Xunit;

namespace SplCompiler.Runtime.Tests.Reading;

/// <summary>Input in UTF-16 is what the same text in UTF-8 is.</summary>
public sealed class Utf16InputTests
{
    public static TheoryData<string, bool, bool> Texts()
    {
        var data = new TheoryData<string, bool, bool>();
        foreach (string text in new[]
        {
            "{\"a\":\"ä€😀\"}\n{\"a\":\"2\"}\r\n",
            "[{\"a\":\"ä\"},{\"a\":\"2\"}]",
            "<Events><Event><System><EventID>1</EventID></System><EventData><Data Name='a'>ä€</Data></EventData></Event></Events>",
            "a,b\r\nä,1\r\n2,3\r\n",
            "2024-01-01T00:00:00Z a=ä\n2024-01-01T00:00:01Z a=2",
            "",
        })
        {
            foreach (bool isBigEndian in new[] { false, true })
            {
                data.Add(text, isBigEndian, false);
                data.Add(text, isBigEndian, true);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void ItIsReadAsTheTextThatItIs(string text, bool isBigEndian, bool isPacked)
    {
        string path = text.StartsWith("a,b", StringComparison.Ordinal) ? "events.csv" : "events";
        IReadOnlyList<string> expected = Probe.Read(EventInput.FromBytes(path, Encoding.UTF8.GetBytes(text)), new ProbeOptions(), "a", "_raw");
        var encoding = new UnicodeEncoding(isBigEndian, byteOrderMark: true);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
        var options = new ProbeOptions();
        Assert.Equal(expected, Probe.Read(EventInput.FromBytes(path, isPacked ? Packed(bytes) : bytes), options, "a", "_raw"));
        InputProblem problem = Assert.Single(options.Problems);
        Assert.Equal((InputProblemKind.OtherEncoding, path), (problem.Kind, problem.Path));
    }

    [Fact]
    public void ManyChunksOfItAreReadToTheEnd()
    {
        string text = string.Concat(Enumerable.Range(0, 5000).Select(i => $"{{\"a\":\"ä{i}\"}}\n"));
        byte[] bytes = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)];
        Assert.Equal(Enumerable.Range(0, 5000).Select(i => $"{{\"a\":\"ä{i}\"}}"), Probe.Read(EventInput.FromBytes("e", bytes), new ProbeOptions { ChunkBytes = 1000 }, "a"));
    }

    [Fact]
    public void ProblemsOfItHaveTheirLines()
    {
        var options = new ProbeOptions();
        byte[] bytes = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("{\"a\":\"1\"}\n{broken\n{\"a\":\"\uD83D!\"}\n")];
        Assert.Equal(["""{"a":"1"}""", "{\"a\":\"\uFFFD!\"}"], Probe.Read(EventInput.FromBytes("e", bytes), options, "a"));
        Assert.Equal([(InputProblemKind.OtherEncoding, 0L), (InputProblemKind.BrokenEvent, 2L)], options.Problems.Select(problem => (problem.Kind, problem.Line)));
    }

    [Fact]
    public void WithoutAMarkItIsBinary()
    {
        var options = new ProbeOptions();
        Assert.Empty(Probe.Read(EventInput.FromBytes("e", Encoding.Unicode.GetBytes("{\"a\":\"1\"}")), options, "a"));
        Assert.Equal(InputProblemKind.UnreadableInput, Assert.Single(options.Problems).Kind);
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress))
            gzip.Write(bytes);
        return packed.ToArray();
    }
}
