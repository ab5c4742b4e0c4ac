using System.IO.Compression;
using System.Text;
using Xunit;

namespace SplCompiler.Runtime.Tests.Reading;

public sealed class InputFormatTests
{
    private const string Expected = """{"a":"1"}|{"a":"2"}|{"a":"3"}""";

    [Theory]
    [InlineData("[{\"a\":1},{\"a\":2},{\"a\":3}]")]
    [InlineData("[\n  {\n    \"a\": 1\n  },\n  {\n    \"a\": 2\n  }, {\"a\":3} ]\n")]
    [InlineData("{\n\"a\": 1\n}\n{\n\"a\": 2\n}\n{\"a\":3}")]
    [InlineData("{\"a\":1}\n\n{\"a\":2}\r\n{\"a\":3}")]
    [InlineData("\uFEFF{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n")]
    public void JsonIsReadInEveryLayout(string input)
    {
        Assert.Equal(Expected, string.Join('|', Probe.Read(input, "a")));
        Assert.Equal(Expected, string.Join('|', Probe.Read(input, new ProbeOptions { ChunkBytes = 16 }, "a")));
    }

    [Fact]
    public void GzipAndZipAreOpened()
    {
        byte[] lines = Encoding.UTF8.GetBytes("{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n");
        Assert.Equal(Expected, string.Join('|', Probe.Read(Gzip(lines), new ProbeOptions(), "a")));

        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(archive, "one.json", lines[..8]);
            Write(archive, "folder/two.json.gz", Gzip(lines[8..]));
        }

        Assert.Equal(Expected, string.Join('|', Probe.Read(zip.ToArray(), new ProbeOptions(), "a")));
    }

    [Fact]
    public void AnInputThatCannotSeekIsReadToo()
    {
        var input = EventInput.FromStream("-", new GZipStream(new MemoryStream(Gzip("{\"a\":1}\n{\"a\":2}\n{\"a\":3}"u8.ToArray())), CompressionMode.Decompress));
        Assert.Equal(Expected, string.Join('|', Probe.Read(input, new ProbeOptions(), "a")));
    }

    [Fact]
    public void LinesOfTextGiveTheirPairs()
    {
        IReadOnlyList<string> rows = Probe.Read("2020-01-02T03:04:05Z user=bob,action=\"log in\"\nplain\n", new ProbeOptions { WithTime = true }, "user", "action", "_raw", "sourcetype");
        Assert.Equal("""{"_time":1577934245,"user":"bob","action":"log in","_raw":"2020-01-02T03:04:05Z user=bob,action=\"log in\"","sourcetype":"generic_single_line"}""", rows[0]);
        Assert.Equal("""{"_raw":"plain","sourcetype":"generic_single_line"}""", rows[1]);
    }

    [Fact]
    public void AFormatThatThereIsNotIsRefusedByName()
    {
        Assert.True(InputFormats.TryParse("ndjson", out InputFormat format, out _));
        Assert.Equal(InputFormat.Ndjson, format);
        Assert.False(InputFormats.TryParse("xls", out _, out string error));
        Assert.Contains("no input format `xls`", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ElfFile\0\0", "evtx")]
    [InlineData("\u0001\0\0\0abc", "binary")]
    public void KnownForeignDataIsRefused(string input, string reason)
    {
        var options = new ProbeOptions();
        Assert.Empty(Probe.Read(input, options, "a"));
        Assert.Contains(reason, Assert.Single(options.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FoldersAndGlobsAreReadInOrdinalOrder()
    {
        string folder = Directory.CreateTempSubdirectory("splc").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "b"));
            foreach (string name in (string[])["b/x.json", "a.json", "B.json", "c.txt"])
                File.WriteAllText(Path.Combine(folder, name), "{}");
            var problems = new List<InputProblem>();
            string Names(string named) => string.Join(' ', InputFinder.Find([named], problems.Add).Select(input => Path.GetRelativePath(folder, input.Path)));

            Assert.Equal("B.json a.json b/x.json c.txt", Names(folder));
            Assert.Equal("B.json a.json", Names(folder + "/*.json"));
            Assert.Equal("B.json a.json b/x.json", Names(folder + "/**/*.json"));
            Assert.Equal("b/x.json", Names(folder + "/?/x.*"));
            Assert.Empty(problems);
            Assert.Equal("", Names(folder + "/none.json"));
            Assert.Equal(InputProblemKind.UnreadableInput, Assert.Single(problems).Kind);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    internal static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    private static void Write(ZipArchive archive, string name, byte[] bytes)
    {
        using Stream entry = archive.CreateEntry(name).Open();
        entry.Write(bytes);
    }
}
