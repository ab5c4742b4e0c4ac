using System.Globalization;
using System.Text;
using SplCompiler.Runtime;
using SplCompiler.Tests.Engines;

namespace SplCompiler.Tests.Rules;

/// <summary>What an event costs in memory once everything is warm: nothing, when it misses, and nothing when its group and values are known.</summary>
public sealed class AllocationTests
{
    private const int WarmUp = 20_000;
    private const int Measured = 100_000;

    private const string ShipperMiss = """{"SourceName":"Microsoft-Windows-Security-Auditing","Channel":"Security","Hostname":"h1","TimeCreated":"2026-01-02T03:04:05.678Z","EventID":4688,"CommandLine":"notepad.exe #","NewProcessName":"C:\\Windows\\notepad.exe","SubjectUserName":"eve","TargetUserName":"-"}""";
    private const string ShipperHit = """{"SourceName":"Microsoft-Windows-Security-Auditing","Channel":"Security","Hostname":"h1","TimeCreated":"2026-01-02T03:04:05.678Z","EventID":4688,"CommandLine":"cmd.exe /c echo \\\\host\\share","NewProcessName":"C:\\Windows\\System32\\cmd.exe","ParentProcessName":"C:\\Windows\\explorer.exe","SubjectUserName":"eve","TargetUserName":"-"}""";
    private const string ClassicMiss = """{"_time":1700000000.5,"host":"h1","source":"WinEventLog:Security","sourcetype":"WinEventLog","_raw":"LogName=Security\nEventCode=4688\nMessage=A new process has been created.\n\nProcess Information:\n\tNew Process Name:\tC:\\Windows\\notepad.exe\n\tProcess Command Line:\tnotepad.exe #"}""";
    private const string ClassicHit = """{"_time":1700000000.5,"host":"h1","source":"WinEventLog:Security","sourcetype":"WinEventLog","_raw":"LogName=Security\nEventCode=4688\nMessage=A new process has been created.\n\nCreator Subject:\n\tAccount Name:\t\teve\n\nTarget Subject:\n\tAccount Name:\t\t-\n\nProcess Information:\n\tNew Process Name:\tC:\\Windows\\cmd.exe\n\tProcess Command Line:\tcmd.exe /c echo \\\\host\\share"}""";
    private const string XmlMiss = """{"_time":1700000000.5,"host":"h1","source":"XmlWinEventLog:Security","sourcetype":"XmlWinEventLog","_raw":"<Event><System><EventID>4688</EventID><Channel>Security</Channel><Computer>h1</Computer></System><EventData><Data Name='CommandLine'>notepad.exe #</Data></EventData></Event>"}""";
    private const string XmlHit = """{"_time":1700000000.5,"host":"h1","source":"XmlWinEventLog:Security","sourcetype":"XmlWinEventLog","_raw":"<Event><System><EventID>4688</EventID><Channel>Security</Channel><Computer>h1</Computer></System><EventData><Data Name='CommandLine'>cmd /c x &gt; \\\\h\\s</Data><Data Name='NewProcessName'>C:\\Windows\\cmd.exe</Data><Data Name='TargetUserName'>-</Data><Data Name='SubjectUserName'>eve</Data></EventData></Event>"}""";

    [Theory]
    [InlineData(ShipperMiss)]
    [InlineData(ShipperHit)]
    [InlineData(ClassicMiss)]
    [InlineData(ClassicHit)]
    [InlineData(XmlMiss)]
    [InlineData(XmlHit)]
    public void TheSeedRuleAllocatesNothingForAnEvent(string template) => Check(SeedRule.Compilation, template);

    [Theory]
    [InlineData("search EventID IN (4688,1) | where match(CommandLine, \"/c.+\") | table EventID CommandLine Hostname", ShipperMiss)]
    [InlineData("search EventID=4688 | stats count dc(CommandLine) min(EventID) by Hostname", ShipperHit)]
    [InlineData("search EventCode=4688 process=\"*cmd.exe*\" | where len(process) > 1 OR process_name=\"x\" | bin _time span=1m | stats count values(user) as user by _time, host", XmlHit)]
    [InlineData("search user=bob OR src_ip=10.0.0.0/8 | stats count by user", ShipperHit)]
    public void OtherRulesAllocateNothingForAnEvent(string spl, string template) => Check(CompiledEngine.Compile(spl), template);

    private static void Check(SplCompilation rule, string template)
    {
        var input = new StringBuilder();
        for (int i = 0; i < WarmUp + Measured; i++)
            input.Append(template.Replace("#", (i % 5000).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)).Append('\n');

        CompiledPack pack = CompiledEngine.Pack([rule]);
        MeasuredDetection? measured = null;
        CompiledRule measuredRule = pack.Rules[0] with { Create = () => measured = new MeasuredDetection(pack.Rules[0].Create(), WarmUp, Measured), Witness = null };
        CompiledEngine.Run(
            pack with { Rules = [measuredRule] },
            [EventInput.FromBytes("events", Encoding.UTF8.GetBytes(input.ToString()))],
            new RunnerOptions { Jobs = 1, ChunkBytes = 200_000_000 });
        Assert.Equal(0, measured!.Allocated);
    }
}
