using Xunit;

namespace SplCompiler.Runtime.Tests.Reading;

/// <summary>Text whose lines mean something only together: headers of Zeek, IIS and CSV, records of several lines, lists around all events.</summary>
public sealed class HeadedFormatTests
{
    private const string Zeek = "#separator \\x09\n#set_separator\t,\n#empty_field\t(empty)\n#unset_field\t-\n#path\tdns\n#open\t2024-04-12-19-29-15\n" +
        "#fields\tts\tuid\tid.orig_h\tanswers\tAA\tnote\n#types\ttime\tstring\taddr\tvector[string]\tbool\tstring\n" +
        "1521911725.396014\tC1\t192.0.2.1\ta.example,b.example\tT\t-\n1521911726\tC2\t192.0.2.2\t(empty)\tF\ta\\x09b\n#close\t2024-04-12-19-34-07\n";

    [Theory]
    [InlineData(64 * 1024)]
    [InlineData(64)]
    public void ZeekNamesItsColumnsInAHeader(int chunk)
    {
        var options = new ProbeOptions { ChunkBytes = chunk };
        IReadOnlyList<string> rows = Probe.Read(Zeek, options, "_time", "sourcetype", "index", "id.orig_h", "answers{}", "AA", "note", "_raw");
        Assert.Equal(
            """{"_time":"1521911725.396014","sourcetype":"zeek:dns:json","index":"zeek","id.orig_h":"192.0.2.1","answers{}":["a.example","b.example"],"AA":"true","_raw":"1521911725.396014\tC1\t192.0.2.1\ta.example,b.example\tT\t-"}""", rows[0]);
        Assert.Equal("""{"_time":"1521911726","sourcetype":"zeek:dns:json","index":"zeek","id.orig_h":"192.0.2.2","AA":"false","note":"a\tb","_raw":"1521911726\tC2\t192.0.2.2\t(empty)\tF\ta\\x09b"}""", rows[1]);
        Assert.Equal(2, rows.Count);
        Assert.Empty(options.Problems);
    }

    [Fact]
    public void TheExtendedFormatOfWebServersIsRead()
    {
        const string Log = "#Software: Microsoft Internet Information Services 10.0\r\n#Version: 1.0\r\n#Date: 2024-01-02 03:04:05\r\n" +
            "#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query c-ip cs(User-Agent) sc-status\r\n2024-01-02 03:04:05 192.0.2.9 GET /a.aspx x=1 192.0.2.1 curl/8 200\r\n";
        Assert.Equal(
            """{"_time":"1704164645","sourcetype":"iis","cs_method":"GET","cs_uri_stem":"/a.aspx","cs_uri_query":"x=1","c_ip":"192.0.2.1","cs_User_Agent":"curl/8","sc_status":"200"}""",
            Assert.Single(Probe.Read(Log, "_time", "sourcetype", "cs_method", "cs_uri_stem", "cs_uri_query", "c_ip", "cs_User_Agent", "sc_status")));
    }

    [Fact]
    public void CommaSeparatedRowsHaveTheNamesOfTheFirst()
    {
        var options = new ProbeOptions { Events = EventOptions.Default with { Format = InputFormat.Csv } };
        IReadOnlyList<string> rows = Probe.Read("_time,user,note\n1700000000,bob,\"a, \"\"b\"\"\nc\"\n1700000001,eve,\n", options, "_time", "user", "note");
        Assert.Equal(["""{"_time":"1700000000","user":"bob","note":"a, \"b\"\nc"}""", """{"_time":"1700000001","user":"eve"}"""], rows);

        options = new ProbeOptions { Events = EventOptions.Default with { Format = InputFormat.Tsv } };
        Assert.Equal("""{"a":"1","b":"x y"}""", Assert.Single(Probe.Read("a\tb\n1\tx y\n", options, "a", "b")));
    }

    [Theory]
    [InlineData("logs/t.csv", "a,b\n1,2\n", "1")]
    [InlineData("logs.zip!t.CSV", "a,b\n1,2\n", "1")]
    [InlineData("t.csv.gz", "a,b\n1,2\n", "1")]
    [InlineData("t.tsv", "a\tb\n1\t2\n", "1")]
    [InlineData("t.csv", "{\"a\":1}\n", "1")]
    [InlineData("t.log", "a,b\n", "")]
    [InlineData("csv", "a,b\n", "")]
    public void TheNameTellsATableFromOtherText(string path, string text, string value)
    {
        string row = Assert.Single(Probe.Read(EventInput.FromBytes(path, System.Text.Encoding.UTF8.GetBytes(text)), new ProbeOptions(), "a"));
        Assert.Equal(value.Length == 0 ? "{}" : $$"""{"a":"{{value}}"}""", row);
    }

    [Fact]
    public void RenderedWindowsEventsHaveSeveralLines()
    {
        const string Log = "05/27/2020 09:28:31 PM\r\nLogName=Security\r\nEventCode=4688\r\nComputerName=pc1.example\r\nMessage=A new process.\r\n\r\nCreator Subject:\r\n\tAccount Name:\tbob\r\n05/28/2020 01:00:00 AM\r\n" +
            "LogName=System\r\nEventCode=7036\r\nMessage=One.\r\n";
        IReadOnlyList<string> rows = Probe.Read(Log, "_time", "host", "source", "sourcetype", "EventCode", "Account_Name");
        Assert.Equal("""{"_time":"1590614911","host":"pc1.example","source":"WinEventLog:Security","sourcetype":"WinEventLog","EventCode":"4688","Account_Name":"bob"}""", rows[0]);
        Assert.Equal("""{"_time":"1590627600","host":"localhost","source":"WinEventLog:System","sourcetype":"WinEventLog","EventCode":"7036"}""", rows[1]);
    }

    [Theory]
    [InlineData("""{"Records":[{"a":1},{"a":2}]}""")]
    [InlineData("""{"Records":[{"a":1}]}{"Records":[{"a":2}]}""")]
    [InlineData("{\n  \"records\": [\n    {\"a\": 1},\n    {\"a\": 2}\n  ]\n}\n")]
    [InlineData("{\"Records\":[{\"a\":1}]}\n{\"Records\":[{\"a\":2}]}\n")]
    [InlineData("""{"@odata.context":"https://graph.example/v1.0","value":[{"a":1},{"a":2}]}""")]
    public void AnObjectAroundAllEventsIsOpened(string input)
    {
        foreach (int chunk in (ReadOnlySpan<int>)[64 * 1024, 64])
        {
            var options = new ProbeOptions { ChunkBytes = chunk };
            Assert.Equal(["""{"a":"1"}""", """{"a":"2"}"""], Probe.Read(input, options, "a"));
            Assert.Empty(options.Problems);
        }
    }

    [Fact]
    public void ALineOfZeekThatIsTooLongIsReportedAndTheRestRead()
    {
        var options = new ProbeOptions { Events = EventOptions.Default with { MaxEventBytes = 1000 } };
        string log = Zeek.Replace("C1", new string('x', 2000), StringComparison.Ordinal);
        Assert.Single(Probe.Read(log, options, "uid"), row => row == """{"uid":"C2"}""");
        Assert.Contains(options.Problems, problem => problem.Kind == InputProblemKind.EventTooLong);
    }
}
