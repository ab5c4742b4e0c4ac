using System.Text;
using Xunit;

namespace SplCompiler.Runtime.Tests.Reading;

public sealed class BadInputTests
{
    [Theory]
    [InlineData("{\"a\":\"open}")]
    [InlineData("{\"a\":1")]
    [InlineData("{\"a\":1}}")]
    [InlineData("{\"a\":1} x")]
    [InlineData("[1,2]")]
    [InlineData("\"text\"")]
    [InlineData("{\"a\":nope}")]
    [InlineData("{\"a\":truely}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\" 1}")]
    [InlineData("{a:1}")]
    [InlineData("{\"a\":}")]
    [InlineData("{\"a\":[1,2}")]
    [InlineData("{\"a\":1 \"b\":2}")]
    public void ABrokenLineIsReportedWithItsPlaceAndSkipped(string broken)
    {
        var options = new ProbeOptions { Events = new EventOptions { Format = InputFormat.Ndjson } };
        Assert.Equal(["""{"a":"1"}""", """{"a":"3"}"""], Probe.Read("{\"a\":1}\n\n" + broken + "\n{\"a\":3}\n", options, "a"));
        InputProblem problem = Assert.Single(options.Problems);
        Assert.Equal((InputProblemKind.BrokenEvent, "events.log", 3L, 9L), (problem.Kind, problem.Path, problem.Line, problem.Offset));
        Assert.Equal(1, options.Summary!.Count(InputProblemKind.BrokenEvent));
        Assert.Equal(2, options.Summary.Events);
    }

    [Fact]
    public void ALineThatIsCutInsideAStringDoesNotTakeTheNextWithIt()
    {
        var options = new ProbeOptions();
        Assert.Equal(["""{"a":"2"}"""], Probe.Read("{\"x\":1,\"b\":\"cut\n{\"a\":2}\n\"c\":\"d\"}\n", options, "a"));
        Assert.Equal([1L, 3L], options.Problems.Select(problem => problem.Line));
    }

    [Fact]
    public void DeepNestingIsNoEvent()
    {
        var options = new ProbeOptions();
        string deep = string.Concat(Enumerable.Repeat("{\"a\":", 10_000)) + "1" + new string('}', 10_000);
        Assert.Equal(["""{"a":"2"}"""], Probe.Read(deep + "\n{\"a\":2}\n", options, "a"));
        Assert.Contains("200 levels", Assert.Single(options.Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(64 * 1024)]
    [InlineData(64 * 1024 * 1024)]
    public void ALineOfTwentyMegabytesIsSkipped(int chunkBytes)
    {
        string input = "{\"a\":1}\n{\"a\":\"" + new string('x', 20_000_000) + "\"}\n{\"a\":3}\n{oops}\n";
        var options = new ProbeOptions { ChunkBytes = chunkBytes };
        Assert.Equal(["""{"a":"1"}""", """{"a":"3"}"""], Probe.Read(input, options, "a"));
        Assert.Equal(
            [(InputProblemKind.EventTooLong, 2L, 8L), (InputProblemKind.BrokenEvent, 4L, 20_000_025L)],
            options.Problems.Select(problem => (problem.Kind, problem.Line, problem.Offset)));
    }

    [Theory]
    [InlineData("[{0},{\"a\":\"{1}\"},{2}]")]
    [InlineData("<Event>{0}</Event><Event><EventData><Data Name='a'>{1}</Data></EventData></Event><Event>{2}</Event>")]
    public void AnEventThatIsTooLongIsSkippedInOtherFormats(string layout)
    {
        bool isXml = layout[0] == '<';
        string Small(int value) => isXml ? $"<EventData><Data Name='a'>{value}</Data></EventData>" : $"{{\"a\":{value}}}";
        string input = layout.Replace("{0}", Small(1), StringComparison.Ordinal).Replace("{1}", new string('x', 3_000_000), StringComparison.Ordinal)
            .Replace("{2}", Small(3), StringComparison.Ordinal);
        var options = new ProbeOptions { Events = new EventOptions { MaxEventBytes = 1_000_000 } };
        Assert.Equal(["""{"a":"1"}""", """{"a":"3"}"""], Probe.Read(input, options, "a"));
        Assert.Equal(InputProblemKind.EventTooLong, Assert.Single(options.Problems).Kind);
    }

    [Fact]
    public void ACutGzipTailIsReportedAndWhatCameBeforeIsRead()
    {
        var lines = new StringBuilder();
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++)
            lines.Append($$"""{"a":{{i}},"b":"{{random.NextInt64():x}}"}""").Append('\n');
        byte[] packed = InputFormatTests.Gzip(Encoding.UTF8.GetBytes(lines.ToString()));
        var options = new ProbeOptions();
        IReadOnlyList<string> rows = Probe.Read(packed[..(packed.Length / 2)], options, "a");
        Assert.InRange(rows.Count, 5_000, 15_000);
        Assert.Equal($$"""{"a":"{{rows.Count - 1}}"}""", rows[^1]);
        Assert.Equal(InputProblemKind.TruncatedInput, Assert.Single(options.Problems).Kind);
    }

    [Fact]
    public void InvalidUtf8IsKeptCountedAndShown()
    {
        byte[] input = [.. "{\"a\":\"ok\"}\n{\"a\":\"x"u8, 0xFF, 0xE9, .. "y\"}\n{\"a\":\"é\"}\n"u8];
        var options = new ProbeOptions();
        Assert.Equal(["""{"a":"ok"}""", """{"a":"x\\xFF\\xE9y"}""", """{"a":"é"}"""], Probe.Read(input, options, "a"));
        InputProblem problem = Assert.Single(options.Problems);
        Assert.Equal((InputProblemKind.InvalidUtf8, 2L), (problem.Kind, problem.Line));
    }

    [Theory]
    [InlineData("{\"a\":1}\n{\"timestamp\":\"soon\",\"a\":2}\n", "`soon` is no time", 2L)]
    [InlineData("{\"_time\":\"soon\",\"timestamp\":\"2021-03-05T04:05:06Z\",\"a\":2}\n", "`soon` is no time", 1L)]
    [InlineData("_time,a\n1700000000,1\nyesterday,2\n", "`yesterday` is no time", 3L)]
    [InlineData("_time,a\n1700000000,1\n,2\n", null, 0L)]
    [InlineData("{\"timestamp\":\"soon\",\"eventTime\":\"2021-03-05T04:05:06Z\"}\n", null, 0L)]
    public void ATimeThatCannotBeReadIsReported(string input, string? message, long line)
    {
        var options = new ProbeOptions { Events = EventOptions.Default with { Format = input[0] == '{' ? InputFormat.Ndjson : InputFormat.Csv } };
        Probe.Read(input, options, "a");
        Assert.Equal(message is null ? [] : [(InputProblemKind.UnreadableTime, line, message)], options.Problems.Select(problem => (problem.Kind, problem.Line, problem.Message)));
    }

    [Fact]
    public void EveryEventOfAChunkMayHaveAProblem()
    {
        var options = new ProbeOptions();
        Probe.Read(string.Concat(Enumerable.Repeat("{\"timestamp\":\"soon\"}\n\n", 1000)), options, "a");
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => 1L + (2 * i)), options.Problems.Select(problem => problem.Line));
        Assert.Equal(1000, options.Summary!.Count(InputProblemKind.UnreadableTime));
    }

    [Fact]
    public void ColumnsOfOneNameAndRowsThatDoNotFitAreReported()
    {
        var options = new ProbeOptions { Events = EventOptions.Default with { Format = InputFormat.Csv } };
        IReadOnlyList<string> rows = Probe.Read("a,b,a\n1,2,3\n4,5\n\"6\n6\",7,8,9\n", options, "a", "b");
        Assert.Equal(["""{"a":["1","3"],"b":"2"}""", """{"a":"4","b":"5"}""", """{"a":["6\n6","8"],"b":"7"}"""], rows);
        Assert.Equal(
            [(1L, "more than one column is named `a`"), (3L, "a row has 2 cells, the table has 3 columns"), (5L, "a row has 4 cells, the table has 3 columns")],
            options.Problems.Select(problem => (problem.Line, problem.Message)));
        Assert.Equal(3, options.Summary!.Count(InputProblemKind.BadTable));
    }

    [Fact]
    public void AFileThatCannotBeOpenedIsReported()
    {
        var options = new ProbeOptions();
        Assert.Empty(Probe.Read(EventInput.FromFile("/no/such/file"), options, "a"));
        Assert.Equal(InputProblemKind.UnreadableInput, Assert.Single(options.Problems).Kind);
        Assert.Equal(0, options.Summary!.InputsRead);
    }

    [Fact]
    public void NoCutOfAnInputBreaksTheReader()
    {
        string[] inputs =
        [
            """{"a":{"b":["x\\\"y",{"c":1.5e3}]},"d":null,"e":true,"_raw":"k=v","sourcetype":"t"}""",
            "<Event xmlns='x'><System><Provider Name='P'/><EventID>1</EventID></System><EventData><Data Name='a'><![CDATA[x]]></Data><!-- --></EventData></Event>",
            """[{"Channel":"Security","EventID":4688,"Keywords":"0x1","a":"\u00e9"}]""",
        ];
        foreach (string input in inputs)
        {
            for (int length = 0; length <= input.Length; length++)
            {
                foreach (InputFormat format in Enum.GetValues<InputFormat>())
                {
                    var options = new ProbeOptions { Events = new EventOptions { Format = format }, Terms = [RawTerm.Word("zzz")] };
                    _ = Probe.Read(input[..length] + "\n" + input, options, "a", "_raw", "c", "k");
                }
            }
        }
    }
}
