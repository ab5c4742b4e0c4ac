using System.IO.Compression;
using System.Text;
using Xunit;

namespace SplCompiler.Cli.Tests;

/// <summary>outputlookup with <c>--lookup-out</c>, by the tool itself. Source: Search Reference, "outputlookup".</summary>
public sealed class LookupOutTests : IDisposable
{
    private readonly Workbench _bench = new() { IsReal = true };

    public LookupOutTests()
    {
        _bench.Write("app/default/transforms.conf", "[seen]\nfilename = seen.csv\n[coll]\nexternal_type = kvstore\ncollection = c\nfields_list = _key, user, n\n[scripted]\nexternal_cmd = x.py a b\n[map]\nfilename = world.kmz\n");
        _bench.Write("app/lookups/seen.csv", "A,D,J\n1,2,3\n");
    }

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void RowsReplaceTheTableAndTheAppKeepsItsOwn()
    {
        CommandLineRun run = Run("* | table A, C, E | outputlookup seen", """{"A":"x, \"y\"","C":"c"}""", """{"A":"two\nlines"}""");
        Assert.Equal(0, run.Code);
        Assert.Equal(2, run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal("A,C,E\n\"x, \"\"y\"\"\",c,\n\"two\nlines\",,\n", Written("seen.csv"));
        Assert.Equal("A,D,J\n1,2,3\n", File.ReadAllText(_bench.PathOf("app/lookups/seen.csv")));
        Assert.Contains("wrote <root>/out/seen.csv (2 rows)", run.Error, StringComparison.Ordinal);
        Assert.Equal(["seen.csv"], Directory.EnumerateFiles(_bench.PathOf("out")).Select(Path.GetFileName));
    }

    [Fact]
    public void AppendingKeepsRowsAndColumnsThatThereAre()
    {
        Run("* | table A, C, J | outputlookup append=t seen", """{"A":"a","C":"c","J":"j"}""");
        Assert.Equal("A,D,J\n1,2,3\na,,j\n", Written("seen.csv"));
        Run("* | table A | outputlookup append=true seen.csv", """{"A":"b"}""");
        Assert.Equal("A,D,J\n1,2,3\na,,j\nb,,\n", Written("seen.csv"));
        Run("* | where isnull(A) | table A | outputlookup append=true seen.csv", """{"A":"b"}""");
        Assert.Equal("A,D,J\n1,2,3\na,,j\nb,,\n", Written("seen.csv"));
        Run("* | table A | outputlookup append=true new.csv", """{"A":"b"}""");
        Assert.Equal("A\nb\n", Written("new.csv"));
    }

    [Fact]
    public void WithoutRowsTheTableIsKeptEmptiedOrDeleted()
    {
        const string None = "* | where isnull(A) | table A";
        Run("* | table A | outputlookup t.csv", """{"A":"a"}""");
        Run($"{None} | outputlookup t.csv override_if_empty=false", """{"A":"a"}""");
        Assert.Equal("A\na\n", Written("t.csv"));
        Run($"{None} | outputlookup t.csv create_empty=true", """{"A":"a"}""");
        Assert.Equal("", Written("t.csv"));
        CommandLineRun run = Run($"{None} | outputlookup t.csv", """{"A":"a"}""");
        Assert.False(File.Exists(_bench.PathOf("out/t.csv")));
        Assert.Contains("deleted <root>/out/t.csv", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, Run($"{None} | outputlookup t.csv", """{"A":"a"}""").Code);
    }

    [Fact]
    public void NoEventAtAllIsNoRowsToo()
    {
        Run("* | table A | outputlookup t.csv", """{"A":"a"}""");
        Run("A=nothing | table A | outputlookup t.csv", """{"A":"a"}""");
        Assert.False(File.Exists(_bench.PathOf("out/t.csv")));
    }

    [Fact]
    public void SeveralValuesAreOneText()
    {
        Run("* | stats values(A) as all, max(_time) as last | outputlookup t.csv", """{"A":"b","_time":2}""", """{"A":"a, c","_time":1.5}""");
        Assert.Equal("all,last\n\"a, c b\",2\n", Written("t.csv"));
    }

    [Fact]
    public void RowsOfACollectionReplaceThoseOfTheirKey()
    {
        Run("* | table user, n, other | outputlookup coll key_field=user", """{"user":"a","n":"1","other":"x"}""", """{"user":"b","n":"2"}""");
        Assert.Equal("user,n,_key\na,1,a\nb,2,b\n", Written("coll.csv"));
        Run("* | table user, n | outputlookup coll key_field=user", """{"user":"b","n":"3"}""", """{"user":"c","n":"4"}""");
        Assert.Equal("user,n,_key\na,1,a\nb,3,b\nc,4,c\n", Written("coll.csv"));
        Run("* | table user, n | outputlookup coll key_field=user allow_updates=false", """{"user":"c","n":"5"}""");
        Assert.Equal("user,n,_key\na,1,a\nb,3,b\nc,4,c\n", Written("coll.csv"));
        Run("| inputlookup coll | where user=\"a\" | eval n=9 | outputlookup coll append=t", """{"a":"1"}""");
        Assert.Equal("user,n,_key\na,9,a\nb,3,b\nc,4,c\n", Written("coll.csv"));
        Run("* | table user, n | outputlookup coll key_field=user append=false", """{"user":"c","n":"5"}""");
        Assert.Equal("user,n,_key\nc,5,c\n", Written("coll.csv"));
    }

    [Fact]
    public void WhatWasWrittenIsReadByTheNextRun()
    {
        Assert.Contains("SPL1014", Run("* | lookup t.csv A OUTPUT n", """{"A":"a"}""").Error, StringComparison.Ordinal);
        Run("* | stats count as n by A | outputlookup t.csv", """{"A":"a"}""");
        Assert.Contains("\"row\":{\"A\":\"a\",\"n\":\"1\"}", Run("* | lookup t.csv A OUTPUT n | table A, n", """{"A":"a"}""").Output, StringComparison.Ordinal);
        Run("* | table A | outputlookup seen", """{"A":"mine"}""");
        Assert.Contains("\"row\":{\"A\":\"mine\"}", Run("| inputlookup seen", """{"A":"a"}""").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void RulesOfARunReadWhatWasThereAndWriteOneAfterAnother()
    {
        _bench.Write("rules/b.spl", "* | table A | outputlookup append=t t.csv");
        _bench.Write("rules/c.spl", "| inputlookup seen");
        CommandLineRun run = Run("* | table A | outputlookup append=t t.csv | append [| makeresults | eval A=\"z\" | table A | outputlookup seen]", """{"A":"a"}""");
        Assert.Equal("A\na\na\n", Written("t.csv"));
        Assert.Equal("A\nz\n", Written("seen.csv"));
        Assert.Contains("\"row\":{\"A\":\"1\",\"D\":\"2\",\"J\":\"3\"}", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void MaxAndCompression()
    {
        Run("* | table A | sort A | outputlookup max=1 t.csv.gz", """{"A":"b"}""", """{"A":"a"}""");
        using var reader = new StreamReader(new GZipStream(File.OpenRead(_bench.PathOf("out/t.csv.gz")), CompressionMode.Decompress), Encoding.UTF8);
        Assert.Equal("A\na\n", reader.ReadToEnd());
    }

    [Theory]
    [InlineData("outputlookup nothing", "SPL1014", "`nothing`")]
    [InlineData("outputlookup \"../t.csv\"", "SPL1014", "`../t.csv`")]
    [InlineData("outputlookup scripted", "SPL1009", "no table that can be written")]
    [InlineData("outputlookup map", "SPL1009", "no table that can be written")]
    [InlineData("outputlookup append=t t.csv.gz", "SPL1009", "compressed")]
    [InlineData("outputlookup t.csv output_format=splunk_mv_csv", "SPL1009", "splunk_mv_csv")]
    [InlineData("outputlookup t.csv appendd=t", "SPL1009", "no option `appendd`")]
    public void WhatCannotBeWrittenIsRefused(string command, string code, string message)
    {
        CommandLineRun run = Run($"* | table A | {command}", """{"A":"a"}""");
        Assert.Equal((1, ""), (run.Code, run.Output));
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_bench.PathOf("out")));
    }

    [Fact]
    public void AnAppsOwnFolderIsRefused()
    {
        Directory.CreateSymbolicLink(_bench.PathOf("link"), _bench.PathOf("app/lookups"));
        foreach (string folder in new[] { "app/lookups", "app/../app/lookups/", "link" })
        {
            CommandLineRun run = Run("* | table A | outputlookup seen", folder, ["""{"A":"a"}"""]);
            Assert.Equal((2, ""), (run.Code, run.Output));
            Assert.Contains("--lookup-out would write over tables of an app", run.Error, StringComparison.Ordinal);
        }

        Assert.Equal("A,D,J\n1,2,3\n", File.ReadAllText(_bench.PathOf("app/lookups/seen.csv")));
    }

    [Fact]
    public void AFileIsNoFolder()
    {
        _bench.Write("out", "");
        Assert.Equal(2, Run("* | table A | outputlookup seen", """{"A":"a"}""").Code);
    }

    [Fact]
    public void AStoppedRunWritesNothing()
    {
        _bench.Interrupt = new CancellationToken(canceled: true);
        CommandLineRun run = Run("* | table A | outputlookup seen", """{"A":"a"}""");
        Assert.Equal(130, run.Code);
        Assert.False(Directory.Exists(_bench.PathOf("out")));
    }

    [Fact]
    public void WithoutAFolderItIsSaidThatNothingIsWritten()
    {
        CommandLineRun run = Run("* | table A | outputlookup seen", null, ["""{"A":"a"}"""]);
        Assert.Equal(0, run.Code);
        Assert.Contains("note: `outputlookup` writes nothing here: its rows pass on (1 place)", run.Error, StringComparison.Ordinal);
    }

    private string Written(string file) => File.ReadAllText(_bench.PathOf($"out/{file}"));

    private CommandLineRun Run(string spl, params string[] events) => Run(spl, "out", events);

    private CommandLineRun Run(string spl, string? folder, string[] events)
    {
        _bench.Write("rules/a.spl", spl);
        _bench.Write("events.ndjson", string.Join('\n', events) + "\n");
        string[] output = folder is null ? [] : ["--lookup-out", _bench.PathOf(folder)];
        return _bench.Run(["run", _bench.PathOf("rules"), "--app", _bench.PathOf("app"), "--input", _bench.PathOf("events.ndjson"), "--no-cache", "--jobs", "2", .. output]);
    }
}
