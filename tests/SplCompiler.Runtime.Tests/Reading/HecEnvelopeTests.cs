using System.Text;
using Xunit;

namespace SplCompiler.Runtime.Tests.Reading;

/// <summary>Lines of the HTTP Event Collector: the envelope gives the default fields, the event its text and what is in it.</summary>
public sealed class HecEnvelopeTests
{
    private static readonly string[] s_fields = ["_time", "host", "source", "sourcetype", "index", "user", "a.b", "list{}", "_raw"];

    [Fact]
    public void AnObjectIsTheTextOfTheEvent() => Assert.Equal(
        """{"_time":"1700000000.5","host":"h1","source":"s","sourcetype":"site:app","index":"web","user":"b\"o\\b","a.b":"1","list{}":["x","y"],"_raw":"{\"user\": \"b\\\"o\\\\b\",\"a\":{\"b\":1},\t\"list\":[\"x\",\"y\"],\"host\":\"other\"}"}""",
        One("""{"time": 1700000000.5, "host":"h1","source":"s","sourcetype":"site:app","index":"web","event": {"user": "b\"o\\b","a":{"b":1},<tab>"list":["x","y"],"host":"other"}}""".Replace("<tab>", "\t", StringComparison.Ordinal)));

    [Fact]
    public void ATextIsTheTextOfTheEvent() => Assert.Equal(
        """{"_time":"1700000000","host":"localhost","source":"events.log","sourcetype":"site:app","index":"main","user":"bob","_raw":"say \"hi\" user=bob\nnext"}""",
        One("""{"time":"1700000000","sourcetype":"site:app","event":"say \"hi\" user=bob\nnext"}"""));

    [Fact]
    public void IndexedFieldsStandBesideTheEvent() => Assert.Equal(
        """{"host":"h","sourcetype":"t","user":"of-fields","list{}":["1","2"],"level":["a","b"]}""",
        Assert.Single(Probe.Read(
            """{"host":"h","sourcetype":"t","event":{"user":"of-event","list":[1,2]},"fields":{"user":"of-fields","level":["a","b"],"host":"no","none":null,"_raw":"no"}}""",
            "host", "sourcetype", "user", "list{}", "level", "none")));

    [Fact]
    public void AWindowsRecordInATextHasItsFields() => Assert.Equal(
        """{"EventID":"4688","CommandLine":"a > b","source":"XmlWinEventLog:Security"}""",
        Assert.Single(Probe.Read(
            """{"host":"h","source":"XmlWinEventLog:Security","sourcetype":"XmlWinEventLog","event":"<Event><System><EventID>4688</EventID><Channel>Security</Channel></System><EventData><Data Name='CommandLine'>a &gt; b</Data></EventData></Event>"}""",
            "EventID", "CommandLine", "source")));

    [Theory]
    [InlineData("""{"host":"h","event":"x","other":1}""")]
    [InlineData("""{"event":"x"}""")]
    [InlineData("""{"event":"x","index":"main"}""")]
    [InlineData("""{"event":"x","host":null}""")]
    [InlineData("""{"event":"","host":"h"}""")]
    [InlineData("""{"event":null,"host":"h"}""")]
    [InlineData("""{"event":"x","host":{"name":"h"}}""")]
    [InlineData("""{"event":"x","host":"h","fields":{"a":{"b":1}}}""")]
    [InlineData("""{"event":"x","host":"h","fields":[1]}""")]
    [InlineData("""{"host":"h","fields":{"event":"x"}}""")]
    public void AnotherObjectIsAnEventOfItsOwn(string line)
    {
        // The second line is an envelope, so the input is read as such.
        IReadOnlyList<string> rows = Probe.Read(line + "\n" + """{"host":"h","event":"opened"}""" + "\n", "_raw");
        Assert.Equal(2, rows.Count);
        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, string> { ["_raw"] = line }, s_relaxed), rows[0]);
        Assert.Equal("""{"_raw":"opened"}""", rows[1]);
    }

    [Theory]
    [InlineData(64 * 1024)]
    [InlineData(128)]
    public void BrokenLinesAreReportedInTheirPlace(int chunk)
    {
        var options = new ProbeOptions { ChunkBytes = chunk };
        IReadOnlyList<string> rows = Probe.Read(
            """{"host":"h","event":{"n":1}}""" + "\r\n\n" + """{"host":"h","event":{"n":2}""" + "\n" + """{"host":"h","event":{"n":3}}""" + "\n", options, "n", "host");
        Assert.Equal(["""{"n":"1","host":"h"}""", """{"n":"3","host":"h"}"""], rows);
        InputProblem problem = Assert.Single(options.Problems);
        Assert.Equal((InputProblemKind.BrokenEvent, 3L), (problem.Kind, (long)problem.Line));
    }

    [Fact]
    public void BytesThatAreNoTextAreReported()
    {
        var options = new ProbeOptions();
        byte[] line = [.. """{"host":"h","event":{"n":"a"""u8, 0xFF, .. "\"}}\n"u8];
        Assert.Equal("""{"n":"a\\xFF","host":"h"}""", Assert.Single(Probe.Read(line, options, "n", "host")));
        Assert.Equal(InputProblemKind.InvalidUtf8, Assert.Single(options.Problems).Kind);
    }

    [Fact]
    public void AByteOrderMarkIsNoPartOfTheFirstLine() =>
        Assert.Equal("""{"_raw":"x","host":"h"}""", Assert.Single(Probe.Read(Encoding.UTF8.GetBytes("\uFEFF{\"host\":\"h\",\"event\":\"x\"}\n"), new ProbeOptions(), "_raw", "host")));

    private static readonly System.Text.Json.JsonSerializerOptions s_relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string One(string line) => Assert.Single(Probe.Read(line + "\n", s_fields));
}
