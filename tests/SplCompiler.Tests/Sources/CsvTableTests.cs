using System.IO.Compression;
using System.Text;
using SplCompiler.Knowledge;
using SplCompiler.Roslyn.Lookups;
using SplCompiler.Runtime;
using SplCompiler.Sources;

namespace SplCompiler.Tests.Sources;

/// <summary>Tables of lookups as they lie in the folders of apps, good and bad ones.</summary>
public sealed class CsvTableTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("splc").FullName;
    private readonly List<string> _problems = [];

    public CsvTableTests() => Directory.CreateDirectory(Path.Combine(_folder, "lookups"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void CellsMayHoldLineBreaksAndQuotes()
    {
        ILookupTable table = Table("\uFEFFip,note\r\n192.0.2.1,\"two\r\nlines, and \"\"quotes\"\"\"\r\n\r\n192.0.2.2,\n")!;
        Assert.Equal(["ip", "note"], table.Columns);
        Assert.Equal("two\r\nlines, and \"quotes\"", table.Match(["ip"], ["192.0.2.1"])!["note"].Text);
        Assert.True(table.Match(["ip"], ["192.0.2.2"])!["note"].IsNull);
        Assert.Equal(2, table.Rows.Count());
        Assert.Empty(_problems);
    }

    [Fact]
    public void ACompressedTableIsOpened()
    {
        using (var gzip = new GZipStream(File.Create(Path.Combine(_folder, "lookups", "t.csv.gz")), CompressionMode.Compress))
            gzip.Write("a,b\n1,2\n"u8);
        Assert.Equal("2", Lookups().Find("t.csv")!.Match(["a"], ["1"])!["b"].Text);
    }

    [Fact]
    public void RowsThatDoNotFitAreReported()
    {
        ILookupTable table = Table("a,b\n1,2,3\n4\n5,6\n")!;
        Assert.Equal(2, _problems.Count);
        Assert.EndsWith("row 1 has 3 cells, the table has 2 columns", _problems[0], StringComparison.Ordinal);
        Assert.EndsWith("row 2 has 1 cells, the table has 2 columns", _problems[1], StringComparison.Ordinal);
        Assert.Null(table.Match(["a"], ["1"]));
        Assert.NotNull(table.Match(["a"], ["4"]));
        Assert.Equal("6", table.Match(["a"], ["5"])!["b"].Text);
    }

    [Fact]
    public void ATableInAnotherEncodingIsNoTable()
    {
        File.WriteAllBytes(Path.Combine(_folder, "lookups", "t.csv"), Encoding.Latin1.GetBytes("a,b\nJörg,1\n"));
        Assert.Null(Lookups().Find("t.csv"));
        Assert.Contains("no valid UTF-8", Assert.Single(_problems), StringComparison.Ordinal);
    }

    [Fact]
    public void AQuoteThatIsNeverClosedIsNoTable()
    {
        Assert.Null(Table("a,b\n\"1,2\n3,4\n"));
        Assert.Contains("cannot be read", Assert.Single(_problems), StringComparison.Ordinal);
    }

    [Fact]
    public void EntropyOfWordsIsComputed()
    {
        ILookupTable table = Lookups().Find("ut_shannon_lookup")!;
        Assert.Equal("2", table.Match(["word"], ["abcd"])!["ut_shannon"].Text);
        Assert.Equal("0", table.Match(["word"], ["aaaa"])!["ut_shannon"].Text);
    }

    private ILookupTable? Table(string text)
    {
        File.WriteAllText(Path.Combine(_folder, "lookups", "t.csv"), text);
        return Lookups().Find("t.csv");
    }

    private AppLookups Lookups() => new(() => KnowledgeBase.Load([_folder]), CsvTables.Read, _problems.Add);
}
