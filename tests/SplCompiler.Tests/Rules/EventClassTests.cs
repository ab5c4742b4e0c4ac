using System.Text;
using SplCompiler.Runtime;
using SplCompiler.Tests.Engines;

namespace SplCompiler.Tests.Rules;

/// <summary>Events are shown to rules by class: what differs inside a class, and what the class is said to decide, must not change rows.</summary>
public sealed class EventClassTests
{
    // The last event names mimikatz in its rendered message alone, the one before in a field.
    private static readonly string s_events = string.Join('\n',
        Windows("Security", 4688, "\"NewProcessName\":\"C:\\\\a\\\\whoami.exe\",\"Message\":\"made\""),
        Windows("Security", 4624, "\"TargetUserName\":\"ann\",\"Message\":\"logged on\""),
        Windows("System", 7045, "\"ServiceName\":\"whoami service\",\"Message\":\"installed\""),
        """{"sourcetype":"linux_secure","_raw":"Nov 28 10:00:00 web1 sshd[9]: Accepted password for ann from 10.0.0.9 port 22 ssh2","host":"web1"}""",
        """{"eventVersion":"1.08","eventTime":"2026-11-28T10:00:00Z","eventSource":"iam.amazonaws.com","eventName":"CreateUser","awsRegion":"eu-west-1","userIdentity":{"type":"Root"}}""",
        """{"a":1,"b":"whoami"}""",
        Windows("Security", 4688, "\"NewProcessName\":\"C:\\\\a\\\\mimikatz.exe\",\"Message\":\"made\""),
        Windows("Security", 4688, "\"NewProcessName\":\"C:\\\\a\\\\b.exe\",\"Message\":\"mimikatz made\""));

    private static readonly string[] s_rules =
    [
        "search tag=process whoami | table host, NewProcessName, tag",
        "search tag=authentication | stats count by host, eventtype",
        "search eventtype=spl_windows_service | table ServiceName, eventtype",
        "search tag=change | stats count by sourcetype",
        "search mimikatz | table NewProcessName",
        "search Message=\"*mimikatz*\" | table NewProcessName, Message",
        "search EventCode=4688 TERM(whoami) | table NewProcessName",
        "search TERM(whoami) | stats count",
        "search \"<EventID>4688<\" mimikatz | stats count by EventCode",
        "search sourcetype=linux_secure Accepted | table user, src, tag",
        "search sourcetype=aws:cloudtrail eventName=Create* | table eventName, object_category",
        "search NOT tag=process | stats count by source",
        "search b=whoami | table a",
        "search Channel=System OR Channel=Security | stats count by Channel, tag",
    ];

    [Fact]
    public void ClassesChangeNoRows()
    {
        CompiledPack pack = CompiledEngine.Pack([.. s_rules.Select(spl => CompiledEngine.Compile(spl))]);
        EventInput[] inputs = [EventInput.FromBytes("events", Encoding.UTF8.GetBytes(s_events + "\n" + s_events + "\n"))];
        var options = new RunnerOptions { Jobs = 1 };
        IReadOnlyList<string> without = CompiledEngine.Run(pack, inputs, options with { CandidateIndex = IndexUse.None });
        IReadOnlyList<string> with = CompiledEngine.Run(pack, [EventInput.FromBytes("events", Encoding.UTF8.GetBytes(s_events + "\n" + s_events + "\n"))], options);
        Assert.Equal(without, with);
        Assert.Contains(with, row => row.Contains("mimikatz made", StringComparison.Ordinal));
        // Two of the same events: the message says no more than the record of another event.
        Assert.Equal(2, with.Count(row => row == """{"NewProcessName":"C:\\a\\mimikatz.exe"}"""));
        Assert.DoesNotContain("""{"NewProcessName":"C:\\a\\b.exe"}""", with);
    }

    /// <summary>A rule alone that takes nearly all events is not asked about the next ones; the rows stay the same when others come.</summary>
    [Theory]
    [InlineData("search EventID=1 sourcetype=* | stats count, dc(sourcetype) as kinds by host")]
    [InlineData("search NOT b=whoami | stats count by source")]
    public void ARuleAloneHasTheSameRowsOnceEventsChange(string spl)
    {
        CompiledPack pack = CompiledEngine.Pack([CompiledEngine.Compile(spl)]);
        string[] lines =
        [
            .. Enumerable.Repeat("""{"EventID":1,"host":"a","sourcetype":"x"}""", 9_000),
            .. Enumerable.Repeat("""{"EventID":2,"b":"whoami","host":"a"}""", 60_000),
            .. Enumerable.Repeat("""{"EventID":1,"host":"b","sourcetype":"y"}""", 9_000),
        ];
        EventInput[] inputs = [EventInput.FromBytes("events", Encoding.UTF8.GetBytes(string.Join('\n', lines)))];
        var options = new RunnerOptions { Jobs = 1 };
        IReadOnlyList<string> with = CompiledEngine.Run(pack, inputs, options);
        Assert.Equal(CompiledEngine.Run(pack, inputs, options with { CandidateIndex = IndexUse.None }), with);
        Assert.NotEmpty(with);
    }

    private static string Windows(string channel, int id, string more) =>
        $$"""{"SourceName":"Microsoft-Windows-{{channel}}","Channel":"{{channel}}","Hostname":"PC1","@timestamp":"2026-11-28T10:00:00Z","EventID":{{id}},{{more}}}""";
}
