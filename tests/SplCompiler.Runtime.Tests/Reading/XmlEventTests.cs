using Xunit;

namespace SplCompiler.Runtime.Tests.Reading;

public sealed class XmlEventTests
{
    private const string First =
        """<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='P' Guid='{g}'/><EventID Qualifiers='16384'>7045</EventID><Version>0</Version><TimeCreated SystemTime='2021-06-11T09:07:41.212000000Z'/><EventRecordID>12</EventRecordID><Correlation ActivityID='{c}'/><Execution ProcessID='704' ThreadID='8'/><Channel>System</Channel><Computer>host1</Computer><Security UserID='S-1-5-18'/></System><EventData><Data Name='ServiceName'>a &gt; b &amp;&#65;</Data><Data Name='ProcessId'>0x4</Data><Data Name='Empty'></Data><Data Name='None'/><Data>one</Data><Data>two</Data></EventData></Event>""";

    private const string Second =
        "<Event><System>\n  <Provider Name=\"Linux-Sysmon\"/>\n  <EventID>1</EventID>\n  <Channel>Linux-Sysmon/Operational</Channel><Computer>host2</Computer></System>\n" +
        "<EventData>\n<Data Name=\"Image\">/bin/sh</Data><Data Name='Text'><![CDATA[<a>&amp;]]></Data>\n</EventData><!-- c --></Event>";

    private static readonly string[] s_system =
        ["EventID", "Qualifiers", "Version", "EventRecordID", "ActivityID", "ProcessID", "ThreadID", "Channel", "Computer", "UserID", "Name", "Guid", "SystemTime"];

    [Theory]
    [InlineData("{0}{1}")]
    [InlineData("<?xml version='1.0'?>\n<Events>\n{0}\n\n{1}</Events>\n")]
    [InlineData("{0}\r\n{1}\r\n")]
    public void RecordsAreFoundWhateverIsBetweenThem(string layout)
    {
        string input = layout.Replace("{0}", First, StringComparison.Ordinal).Replace("{1}", Second, StringComparison.Ordinal);
        string expected = """{"EventID":"7045","ServiceName":"a > b &A"}|{"EventID":"1","Image":"/bin/sh","Text":"<a>&amp;"}""";
        foreach (int chunk in (int[])[64, 65536])
        {
            var options = new ProbeOptions { ChunkBytes = chunk };
            Assert.Equal(expected, string.Join('|', Probe.Read(input, options, "EventID", "ServiceName", "Image", "Text")));
            Assert.Empty(options.Problems);
        }
    }

    [Fact]
    public void SystemElementsAndAttributesHaveTheNamesOfTheAddOn() => Assert.Equal(
        ["""{"EventID":"7045","Qualifiers":"16384","Version":"0","EventRecordID":"12","ActivityID":"{c}","ProcessID":"704","ThreadID":"8","Channel":"System","Computer":"host1","UserID":"S-1-5-18","Name":"P","Guid":"{g}","SystemTime":"2021-06-11T09:07:41.212000000Z"}"""],
        Probe.Read(First, s_system));

    [Fact]
    public void EmptyTextIsMissingAndDataWithoutNamesIsOneField() => Assert.Equal(
        ["""{"ProcessId":"0x4","Data":["one","two"]}"""], Probe.Read(First, "ProcessId", "Empty", "None", "Data"));

    [Fact]
    public void TheRecordIsRawAndNamesItsSource()
    {
        IReadOnlyList<string> rows = Probe.Read(First + Second, new ProbeOptions { WithTime = true }, "source", "sourcetype", "host");
        Assert.Equal(
            [
                """{"_time":1623402461.212,"source":"XmlWinEventLog:System","sourcetype":"XmlWinEventLog","host":"host1"}""",
                """{"source":"Syslog:Linux-Sysmon/Operational","sourcetype":"sysmon:linux","host":"host2"}""",
            ],
            rows);
        Assert.Contains("ServiceName'>a &gt; b", Assert.Single(Probe.Read(First, "_raw")), StringComparison.Ordinal);
    }

    [Fact]
    public void UserDataElementsAreFields() => Assert.Equal(
        ["""{"EventID":"1102","SubjectUserName":"bob","Channel":"Security"}"""],
        Probe.Read(
            "<Event><System><EventID>1102</EventID><Channel>Security</Channel></System><UserData><LogFileCleared xmlns='x'><SubjectUserName>bob</SubjectUserName>" +
            "<Channel>Other</Channel></LogFileCleared></UserData></Event>",
            "EventID", "SubjectUserName", "Channel").Select(row => row.Replace("""["Security","Other"]""", "\"Security\"", StringComparison.Ordinal)));

    [Fact]
    public void ABrokenRecordIsReportedAndTheNextIsRead()
    {
        var options = new ProbeOptions();
        string broken = First.Replace("</System>", "", StringComparison.Ordinal);
        Assert.Equal(["""{"EventID":"1"}"""], Probe.Read("\n" + broken + "\n" + Second, options, "EventID"));
        InputProblem problem = Assert.Single(options.Problems);
        Assert.Equal((InputProblemKind.BrokenEvent, 2L, 1L), (problem.Kind, problem.Line, problem.Offset));
    }
}
