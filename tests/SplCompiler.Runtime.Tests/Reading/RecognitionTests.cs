using Xunit;

namespace SplCompiler.Runtime.Tests.Reading;

/// <summary>Where an event comes from is told from its text where nothing else says it.</summary>
public sealed class RecognitionTests
{
    [Theory]
    [InlineData("aws:cloudtrail", """{"eventVersion":"1.08","eventSource":"iam.amazonaws.com","eventName":"CreateUser","awsRegion":"us-east-1"}""")]
    [InlineData("o365:management:activity", """{"CreationTime":"2021-01-01T00:00:00","Operation":"New-InboxRule","RecordType":1,"Workload":"Exchange"}""")]
    [InlineData("OktaIM2:log", """{"eventType":"user.session.start","published":"2021-01-01T00:00:00Z","displayMessage":"User login"}""")]
    [InlineData("suricata", """{"timestamp":"2021-01-01T00:00:00.0+0000","flow_id":1,"event_type":"alert","src_ip":"192.0.2.1"}""")]
    [InlineData("google:gcp:pubsub:message", """{"insertId":"x","protoPayload":{"methodName":"SetIamPolicy"}}""")]
    [InlineData("azure:monitor:aad", """{"operationName":"Add user","resourceId":"/tenants/0/providers/Microsoft.aadiam","category":"AuditLogs"}""")]
    [InlineData("osquery:results", """{"name":"pack_process_events","hostIdentifier":"h","unixTime":1600000000,"columns":{"pid":"1"}}""")]
    [InlineData("crowdstrike:events:sensor", """{"event_simpleName":"ProcessRollup2","aid":"a"}""")]
    [InlineData("gws:reports:login", """{"kind":"admin#reports#activity","id":{"applicationName":"login"}}""")]
    [InlineData("zeek:conn:json", """{"_path":"conn","ts":1588205199.8,"uid":"C","id.orig_h":"192.0.2.1"}""")]
    [InlineData("zeek:dns:json", """{"@stream":"dns","ts":1588205199.8,"uid":"C","id_orig_h":"192.0.2.1"}""")]
    [InlineData("zeek:events:json", """{"ts":1588205199.8,"uid":"C","id.orig_h":"192.0.2.1"}""")]
    [InlineData("_json", """{"a":"\"eventSource\" \"eventName\" \"awsRegion\""}""")]
    [InlineData("linux:audit", "type=SYSCALL msg=audit(1652292621.986:84138): arch=c000003e syscall=59")]
    [InlineData("linux_secure", "May 27 09:28:36 web01 sshd[5617]: Accepted password for bob from 192.0.2.1 port 63487 ssh2")]
    [InlineData("linux_secure", "2024-05-27T09:28:36.1+00:00 web01 sudo: bob : TTY=pts/0 ; COMMAND=/bin/sh")]
    [InlineData("syslog", "<30>May  7 09:28:36 web01 dhclient[1]: bound")]
    [InlineData("syslog", "<34>1 2003-10-11T22:14:15.003Z web01 app 12 - - hello")]
    [InlineData("access_combined", "192.0.2.1 - - [10/Oct/2000:13:55:36 -0700] \"GET /a HTTP/1.0\" 200 2326 \"-\" \"curl\"")]
    [InlineData("cisco:asa", "May 27 2020 09:28:36 fw : %ASA-6-302013: Built inbound TCP connection")]
    [InlineData("aws:cloudwatchlogs:vpcflow", "2 123456789010 eni-1235b8ca 192.0.2.1 192.0.2.2 1 2 6 20 4249 1418530010 1418530070 ACCEPT OK")]
    [InlineData("generic_single_line", "[12/Oct/2000] a b")]
    [InlineData("generic_single_line", "")]
    public void TheSourceTypeFollowsFromTheText(string sourceType, string text)
    {
        foreach (string row in Probe.Read(text + "\n", "sourcetype"))
            Assert.Equal($$"""{"sourcetype":"{{sourceType}}"}""", row);
    }

    [Theory]
    [InlineData("May 27 09:28:36 web01 sshd[5617]: x", "1653643716")]
    [InlineData("Dec 31 09:28:36 web01 sshd[5617]: x", "1640942916")]
    [InlineData("<34>Feb 29 00:00:00 web01 x: y", "1582934400")]
    [InlineData("May 27 2020 09:28:36 fw : %ASA-6-302013: Built", "1590571716")]
    [InlineData("192.0.2.1 - - [10/Oct/2000:13:55:36 -0700] \"GET /a HTTP/1.0\" 200 2326", "971211336")]
    [InlineData("type=SYSCALL msg=audit(1652292621.986:84138): arch=c000003e", "1652292621.986")]
    [InlineData("1,2021/12/14 09:07:15,001,TRAFFIC,end", "1639472835")]
    [InlineData("May 47 09:28:36 web01 sshd[5617]: x", null)]
    public void TimesOfTextAreRead(string line, string? time)
    {
        var options = new ProbeOptions { Events = EventOptions.Default with { Now = new SplTime(1_660_000_000_000_000) } };
        Assert.Equal(time is null ? "{}" : $$"""{"_time":"{{time}}"}""", Assert.Single(Probe.Read(line, options, "_time")));
    }

    [Fact]
    public void WithoutANowATimeWithoutAYearIsNone() => Assert.Equal("""{"host":"web01"}""", Assert.Single(Probe.Read("May 27 09:28:36 web01 sshd[5617]: x", "_time", "host")));

    [Fact]
    public void WhatAMachineSentToSyslogIsTheEvent()
    {
        const string Line = """{"TenantId":"t","Computer":"UBUNTU5","SyslogMessage":"<Event><System><Provider Name=\"Linux-Sysmon\"/><EventID>1</EventID></System><EventData><Data Name=\"Image\">/bin/sh</Data></EventData></Event>"}""";
        Assert.Equal("""{"sourcetype":"sysmon:linux","source":"Syslog:Linux-Sysmon/Operational","host":"UBUNTU5","EventID":"1","Image":"/bin/sh"}""", Assert.Single(Probe.Read(Line, "sourcetype", "source", "host", "EventID", "Image")));
    }

    [Fact]
    public void WhatTheDataSaysIsStronger() => Assert.Equal(
        """{"sourcetype":"mine","source":"s"}""",
        Assert.Single(Probe.Read("""{"sourcetype":"mine","source":"s","eventSource":"a","eventName":"b","awsRegion":"c"}""", "sourcetype", "source")));
}
