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

    [Fact]
    public void EscapedTextIsFoundInTheRecord()
    {
        var options = new ProbeOptions { Terms = [RawTerm.Word("powershell"), RawTerm.Word("mimikatz")] };
        Assert.Equal(
            ["""{"powershell":1,"mimikatz":0}"""],
            Probe.Read("""{"Channel":"Security","EventID":1,"CommandLine":"\u0070ower\u0073hell"}""", options));
    }
}
