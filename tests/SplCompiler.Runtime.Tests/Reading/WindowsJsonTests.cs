using Xunit;

namespace SplCompiler.Runtime.Tests.Reading;

public sealed class WindowsJsonTests
{
    private const string Flat =
        """{"SourceName":"Microsoft-Windows-Security-Auditing","ProviderGuid":"{g}","Keywords":-9214364837600034816,"Channel":"security","Hostname":"w6","EventTime":"2021-06-11 09:07:17","EventID":4688,"Version":2,"Task":13312,"RecordNumber":7,"ExecutionProcessID":4,"ThreadID":8,"host":"wec","AccountName":"SYSTEM","AccountType":"User","UserID":"S-1-5-18","EventType":"AUDIT_SUCCESS","CommandLine":"a < b & \"c\"","Note":"","tags":["t"],"Message":"m"}""";

    private const string FlatRecord =
        "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-Security-Auditing' Guid='{g}'/>" +
        "<EventID>4688</EventID><Version>2</Version><Task>13312</Task><Keywords>0x8020000000000000</Keywords><TimeCreated SystemTime='2021-06-11T09:07:17.000000000Z'/>" +
        "<EventRecordID>7</EventRecordID><Correlation/><Execution ProcessID='4' ThreadID='8'/><Channel>Security</Channel><Computer>w6</Computer><Security UserID='S-1-5-18'/></System>" +
        "<EventData><Data Name='CommandLine'>a &lt; b &amp; \"c\"</Data><Data Name='Note'></Data></EventData></Event>";

    [Fact]
    public void AFlatEventIsTheRecordItCameFrom()
    {
        IReadOnlyList<string> rows = Probe.Read(
            Flat, new ProbeOptions { WithTime = true },
            "host", "source", "sourcetype", "Computer", "Channel", "Keywords", "Name", "Guid", "SystemTime", "EventRecordID", "ProcessID", "ThreadID", "Qualifiers", "CommandLine", "Note", "SourceName", "Message", "EventType");
        Assert.Equal(
            ["""{"_time":1623402437,"host":"w6","source":"XmlWinEventLog:Security","sourcetype":"XmlWinEventLog","Computer":"w6","Channel":"Security","Keywords":"0x8020000000000000","Name":"Microsoft-Windows-Security-Auditing","Guid":"{g}","SystemTime":"2021-06-11T09:07:17.000000000Z","EventRecordID":"7","ProcessID":"4","ThreadID":"8","CommandLine":"a < b & \"c\"","SourceName":"Microsoft-Windows-Security-Auditing","Message":"m","EventType":"AUDIT_SUCCESS"}"""],
            rows);
    }

    [Fact]
    public void RawIsTheXmlOfTheRecord()
    {
        string row = Assert.Single(Probe.Read(Flat, "_raw"));
        Assert.Equal(FlatRecord, System.Text.Json.JsonDocument.Parse(row).RootElement.GetProperty("_raw").GetString());
    }

    [Theory]
    [InlineData("<EventID>4688<", true)]
    [InlineData("<EventID>4688</EventID>", true)]
    [InlineData("<EventID>468<", false)]
    [InlineData("<EventID>46880<", false)]
    [InlineData("a &lt; b", true)]
    [InlineData("a < b", false)]
    [InlineData("CommandLine", true)]
    [InlineData("AUDIT_SUCCESS", false)]
    [InlineData("wec", false)]
    [InlineData("0x8020000000000000", true)]
    [InlineData("<Channel>Security<", true)]
    [InlineData("2021-06-11T09:07:17.000000000Z", true)]
    [InlineData("Name='CommandLine'", true)]
    public void TermsAreAnsweredAsIfTheRecordWereRendered(string phrase, bool holds)
    {
        Assert.Equal(FlatRecord.Contains(phrase, StringComparison.OrdinalIgnoreCase), holds);
        var options = new ProbeOptions { Terms = [RawTerm.Phrase(phrase)] };
        string row = Assert.Single(Probe.Read(Flat, options));
        Assert.Equal(holds ? 1 : 0, System.Text.Json.JsonDocument.Parse(row).RootElement.GetProperty(phrase).GetInt32());
    }

    [Fact]
    public void AProviderWithQualifiersHasNoPlainEventId()
    {
        var options = new ProbeOptions { Terms = [RawTerm.Phrase("<EventID>7045<"), RawTerm.Phrase("<EventID Qualifiers='16384'>7045<")] };
        Assert.Equal(
            ["""{"Qualifiers":"16384","EventID":"7045","<EventID>7045<":0,"<EventID Qualifiers='16384'>7045<":1}"""],
            Probe.Read("""{"SourceName":"Service Control Manager","Channel":"System","EventID":7045,"ServiceName":"x"}""", options, "Qualifiers", "EventID"));
    }

    [Fact]
    public void NestedEventsHavePlainNamesToo()
    {
        IReadOnlyList<string> rows = Probe.Read(
            """
            {"@timestamp":"2021-06-11T09:07:17.666Z","host":{"name":"h"},"winlog":{"channel":"Security","event_id":4688,"computer_name":"c.local","provider_name":"P","process":{"pid":4,"thread":{"id":8}},"record_id":9,"event_data":{"NewProcessName":"x","Channel":"no"}}}
            {"Event":{"System":{"Provider":{"#attributes":{"Name":"P"}},"EventID":{"#text":4688,"#attributes":{"Qualifiers":"0"}},"TimeCreated":{"#attributes":{"SystemTime":"2021-06-11T09:07:17.666000Z"}},"Channel":"Security","Computer":"c.local"},"EventData":{"NewProcessName":"y"}}}
            """,
            new ProbeOptions { WithTime = true, Terms = [RawTerm.Phrase("<EventID>4688<"), RawTerm.Phrase("'NewProcessName'>x<")] },
            "EventID", "NewProcessName", "winlog.event_data.NewProcessName", "Name", "Computer", "host", "source", "ProcessID", "EventRecordID");
        Assert.Equal(
            [
                """{"_time":1623402437.666,"EventID":"4688","NewProcessName":"x","winlog.event_data.NewProcessName":"x","Name":"P","Computer":"c.local","host":"c.local","source":"XmlWinEventLog:Security","ProcessID":"4","EventRecordID":"9","<EventID>4688<":1,"'NewProcessName'>x<":1}""",
                """{"_time":1623402437.666,"EventID":"4688","NewProcessName":"y","Name":"P","Computer":"c.local","host":"c.local","source":"XmlWinEventLog:Security","<EventID>4688<":1,"'NewProcessName'>x<":0}""",
            ],
            rows);
    }

    [Theory]
    [InlineData("""[{"@Name":"Image","#text":"C:\\a.exe"},{"@Name":"Note"},{"@Name":"Process Name","#text":"b"},{"@Name":"Nothing","#text":null}]""")]
    [InlineData("""[{"#text":"C:\\a.exe","@Name":"Image"},{"@Name":"Note","#text":""},{"#text":"b","@Name":"Process Name"},{"@Name":"Nothing"}]""")]
    [InlineData("""[{"Name":"Image","#text":"C:\\a.exe"},{"Name":"Note"},{"Name":"Process Name","@Type":"x","#text":"b"},{"Name":"Nothing"}]""")]
    [InlineData("""[{"#attributes":{"Name":"Image"},"#text":"C:\\a.exe"}, {"#attributes":{"Name":"Note"}}, {"#text":"b","#attributes":{"Name":"Process Name"}}, {"#attributes":{"Name":"Nothing"}}]""")]
    public void NamesThatAreValuesAreFieldsAndElements(string data)
    {
        string row = Assert.Single(Probe.Read(Tree(data), new ProbeOptions { Terms = [RawTerm.Phrase("<Data Name='Image'>C:\\a.exe<"), RawTerm.Phrase("'Image'>b<")] }, "Image", "Process_Name", "Note", "Name", "EventID", "_raw"));
        Assert.Equal("C:\\a.exe,b,,P,1", string.Join(',', new[] { "Image", "Process_Name", "Note", "Name", "EventID" }.Select(name => Member(row, name))));
        Assert.EndsWith(
            "<EventData><Data Name='Image'>C:\\a.exe</Data><Data Name='Note'></Data><Data Name='Process Name'>b</Data><Data Name='Nothing'></Data></EventData></Event>",
            Member(row, "_raw"), StringComparison.Ordinal);
        Assert.Contains("\"<Data Name='Image'>C:\\\\a.exe<\":1,\"'Image'>b<\":0", row, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"@Name":"Image","#text":"a.exe"}""", "a.exe", "", "<Data Name='Image'>a.exe</Data>")]
    [InlineData("""["one","two"]""", "", "one|two", "<Data>one</Data><Data>two</Data>")]
    [InlineData("""{"#text":["one","two"]}""", "", "one|two", "<Data>one</Data><Data>two</Data>")]
    [InlineData("""{"#text":"one"}""", "", "one", "<Data>one</Data>")]
    [InlineData("""[{"@Name":"Image","#text":"a.exe"},"one"]""", "a.exe", "one", "<Data Name='Image'>a.exe</Data><Data>one</Data>")]
    [InlineData("""[{"@Name":"Image","#text":"a"},{"@Name":"Image","#text":"b"}]""", "a|b", "", "<Data Name='Image'>a</Data><Data Name='Image'>b</Data>")]
    [InlineData("""[{"@Name":"Image"},{"#text":"one"}]""", "", "one", "<Data Name='Image'></Data><Data>one</Data>")]
    [InlineData("\"one\"", "", "one", "<Data Name='Data'>one</Data>")]
    public void ElementsComeAloneOrWithoutNames(string data, string image, string unnamed, string elements)
    {
        string row = Assert.Single(Probe.Read(Tree(data), "Image", "Data", "_raw"));
        Assert.Equal((image, unnamed), (Member(row, "Image"), Member(row, "Data")));
        Assert.EndsWith($"<EventData>{elements}</EventData></Event>", Member(row, "_raw"), StringComparison.Ordinal);
    }

    [Fact]
    public void WildcardsSeeNamesThatAreValues() =>
        Assert.Equal(
            ["""{"Image":"x"}"""],
            Probe.Read(Tree("""[{"@Name":"Image","#text":"x"}]"""), new ProbeOptions { Wildcards = ["Im*"] }));

    private static string Tree(string data) =>
        """{"Event":{"System":{"Provider":{"@Name":"P"},"EventID":"1","Channel":"Security","Computer":"c"},"EventData":{"Data":""" + data + "}}}";

    private static string Member(string row, string name) =>
        !System.Text.Json.JsonDocument.Parse(row).RootElement.TryGetProperty(name, out System.Text.Json.JsonElement value) ? ""
        : value.ValueKind == System.Text.Json.JsonValueKind.Array ? string.Join('|', value.EnumerateArray().Select(item => item.GetString())) : value.GetString()!;

    [Fact]
    public void EscapedTextIsFoundInTheRecord()
    {
        var options = new ProbeOptions { Terms = [RawTerm.Word("powershell"), RawTerm.Word("mimikatz")] };
        Assert.Equal(
            ["""{"powershell":1,"mimikatz":0}"""],
            Probe.Read("""{"Channel":"Security","EventID":1,"CommandLine":"\u0070ower\u0073hell"}""", options));
    }
}
