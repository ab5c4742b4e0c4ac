using Xunit;

namespace SplCompiler.Runtime.Tests.Reading;

public sealed class EnvelopeTests
{
    [Fact]
    public void FieldsOfAnXmlRecordComeOutOfRaw()
    {
        IReadOnlyList<string> rows = Probe.Read(
            """{"_time": 1623402435.635, "host": "w5", "source": "XmlWinEventLog:Security", "sourcetype": "XmlWinEventLog", "_raw": "<Event><System><EventID>4688</EventID><Channel>Security</Channel></System><EventData><Data Name='CommandLine'>\"C:\\x\" &gt; y</Data></EventData></Event>", "_ln": 1}""",
            new ProbeOptions { WithTime = true, Terms = [RawTerm.Phrase("<EventID>4688<"), RawTerm.Phrase("<EventID>1<")] },
            "EventID", "CommandLine", "host", "source", "sourcetype", "index", "_ln");
        Assert.Equal(
            ["""{"_time":1623402435.635,"EventID":"4688","CommandLine":"\"C:\\x\" > y","host":"w5","source":"XmlWinEventLog:Security","sourcetype":"XmlWinEventLog","index":"main","_ln":"1","<EventID>4688<":1,"<EventID>1<":0}"""],
            rows);
    }

    [Fact]
    public void AClassicEventHasHeadAndMessageFields()
    {
        const string Raw =
            """09/15/2020 11:48:27 PM\nLogName=Security\nEventCode=4688\nKeywords=Audit Success\nMessage=A new process has been created.\r\n\r\nCreator Subject:\r\n\tSecurity ID:\t\tS-1-5\r\n\tAccount Name:\t\tbob\r\n\r\nTarget Subject:\r\n\tAccount Name:\t\t-\r\n\r\nProcess Information:\r\n\tNew Process Name:\tC:\\Windows\\x.exe\r\n\tProcess Command Line:\tx.exe /c \"a: b\"\r\n\tFilter Run-Time ID:\t0\r\n\tEmpty Name:\t\r\n""";
        IReadOnlyList<string> rows = Probe.Read(
            $$"""{"_time":1600213707,"host":"h","source":"WinEventLog:Security","sourcetype":"WinEventLog","_raw":"{{Raw}}"}""",
            "EventCode", "LogName", "Keywords", "Account_Name", "New_Process_Name", "Process_Command_Line", "Filter_Run_Time_ID", "Security_ID", "Empty_Name", "Creator_Subject");
        Assert.Equal(
            ["""{"EventCode":"4688","LogName":"Security","Keywords":"Audit Success","Account_Name":["bob","-"],"New_Process_Name":"C:\\Windows\\x.exe","Process_Command_Line":"x.exe /c \"a: b\"","Filter_Run_Time_ID":"0","Security_ID":"S-1-5"}"""],
            rows);
    }

    [Fact]
    public void AJsonObjectInRawGivesItsMembers() => Assert.Equal(
        ["""{"eventName":"X","user.name":"bob","list{}":["1","2"],"source":"s"}"""],
        Probe.Read(
            """{"_raw":"{\"eventName\":\"X\",\"user\":{\"name\":\"bob\"},\"list\":[1,2],\"source\":\"no\"}","sourcetype":"aws:cloudtrail","source":"s"}""",
            "eventName", "user.name", "list{}", "source"));

    [Fact]
    public void OtherTextGivesKeyValuePairs()
    {
        IReadOnlyList<string> rows = Probe.Read(
            """{"_raw":"type=PATH msg=audit(1.7:9): name=\"/lib 64\" zone-found=1 2fa=x ip:port=80 a=b=c empty= type=again id:4242","sourcetype":"linux:audit"}""",
            "type", "msg", "name", "zone_found", "fa", "port", "a", "empty", "id");
        Assert.Equal(["""{"type":"PATH","msg":"audit(1.7:9):","name":"/lib 64","zone_found":"1","fa":"x","port":"80","a":"b=c"}"""], rows);
    }

    [Fact]
    public void WhatTheObjectSaysWinsOverRaw() => Assert.Equal(
        ["""{"user":"outer","action":"inner"}"""],
        Probe.Read("""{"user":"outer","_raw":"user=inner action=inner","sourcetype":"t"}""", "user", "action"));

    [Fact]
    public void AnExportedRowIsAnEnvelope() => Assert.Equal(
        ["""{"_time":1623402435.635,"host":"h","user":"bob","count":"3","result.count":"4"}"""],
        Probe.Read(
            """
            {"preview":false,"offset":0,"result":{"_time":"2021-06-11T09:07:15.635+00:00","host":"h","count":"3","_raw":"user=bob","sourcetype":"t","result":{"count":4}}}
            """,
            new ProbeOptions { WithTime = true }, "host", "user", "count", "result.count"));

    [Fact]
    public void AMemberCalledResultOfAnotherObjectKeepsItsName() => Assert.Equal(
        ["""{"result.status":"ok"}"""], Probe.Read("""{"result":{"status":"ok"}}""", "status", "result.status"));

    [Fact]
    public void ARecordThatWasCutHasTheFieldsBeforeTheCut() => Assert.Equal(
        ["""{"EventID":"4672","SubjectUserName":"bob","PrivilegeList":"SeSecurityPrivilege"}"""],
        Probe.Read(
            """{"sourcetype":"XmlWinEventLog","_raw":"<Event><System><EventID>4672</EventID></System><EventData><Data Name='SubjectUserName'>bob</Data><Data Name='PrivilegeList'>SeSecurityPrivilege"}""",
            "EventID", "SubjectUserName", "PrivilegeList", "Data"));
}
