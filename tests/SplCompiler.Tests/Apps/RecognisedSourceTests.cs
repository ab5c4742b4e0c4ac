using System.Text;
using SplCompiler.Runtime;
using SplCompiler.Tests.Engines;

namespace SplCompiler.Tests.Apps;

/// <summary>Events without any envelope have their source type, time, host and the names of the Common Information Model.</summary>
public sealed class RecognisedSourceTests
{
    [Theory]
    [InlineData(
        """{"@timestamp":"2024-03-01T10:00:00.000Z","winlog":{"channel":"Security","event_id":"4688","computer_name":"pc1","event_data":{"NewProcessName":"C:\\a\\cmd.exe","CommandLine":"cmd /c x","TargetUserName":"-","SubjectUserName":"eve"}}}""",
        "source, host, process_name, process, user", """{"_time":1709287200,"source":"XmlWinEventLog:Security","host":"pc1","process_name":"cmd.exe","process":"cmd /c x","user":"eve"}""")]
    [InlineData(
        """{"Event":{"System":{"Provider":{"#attributes":{"Name":"Microsoft-Windows-Sysmon"}},"EventID":1,"TimeCreated":{"#attributes":{"SystemTime":"2024-03-01T10:00:00Z"}},"Channel":"Microsoft-Windows-Sysmon/Operational","Computer":"pc1"},"EventData":{"Image":"C:\\a\\b.exe","CommandLine":"b -x"}}}""",
        "sourcetype, host, process_name, process", """{"_time":1709287200,"sourcetype":"XmlWinEventLog","host":"pc1","process_name":"b.exe","process":"b -x"}""")]
    [InlineData(
        "03/01/2024 10:00:00 AM\nLogName=Security\nEventCode=4688\nComputerName=pc3\nMessage=A new process has been created.\n\nCreator Subject:\n\tAccount Name:\t\teve\n\nProcess Information:\n\tNew Process Name:\tC:\\a\\cmd.exe\n\tProcess Command Line:\tcmd /c dir\n",
        "source, host, process_name, process, user", """{"_time":1709287200,"source":"WinEventLog:Security","host":"pc3","process_name":"cmd.exe","process":"cmd /c dir","user":"eve"}""")]
    [InlineData(
        """{"CreationTime":"2024-03-01T10:00:00","Id":"1","Operation":"UserLoginFailed","OrganizationId":"o","RecordType":15,"UserType":0,"Workload":"AzureActiveDirectory","UserId":"a@x.example","ClientIP":"[2001:db8::1]:443"}""",
        "sourcetype, user, src, action", """{"_time":1709287200,"sourcetype":"o365:management:activity","user":"a@x.example","src":"2001:db8::1","action":"failure"}""")]
    [InlineData(
        """{"actor":{"id":"1","type":"User","alternateId":"a@x.example"},"client":{"ipAddress":"192.0.2.7"},"displayMessage":"User login to Okta","eventType":"user.session.start","outcome":{"result":"FAILURE"},"published":"2024-03-01T10:00:00.000Z","severity":"INFO","uuid":"u"}""",
        "sourcetype, user, src, action, tag::eventtype", """{"_time":1709287200,"sourcetype":"OktaIM2:log","user":"a@x.example","src":"192.0.2.7","action":"failure","tag::eventtype":["authentication","cloud"]}""")]
    [InlineData(
        """{"timestamp":"2024-03-01T10:00:00.000000+0000","flow_id":1,"event_type":"alert","src_ip":"192.0.2.1","src_port":1234,"dest_ip":"198.51.100.2","dest_port":80,"proto":"TCP","alert":{"action":"blocked","signature":"S","severity":1}}""",
        "sourcetype, src, dest, transport, signature, severity, action", """{"_time":1709287200,"sourcetype":"suricata","src":"192.0.2.1","dest":"198.51.100.2","transport":"tcp","signature":"S","severity":"high","action":"blocked"}""")]
    [InlineData(
        "type=SYSCALL msg=audit(1709287200.000:456): syscall=59 success=no ppid=100 pid=101 auid=1000 comm=\"cat\" exe=\"/usr/bin/cat\"",
        "sourcetype, process_name, process_path, parent_process_id, action", """{"_time":1709287200,"sourcetype":"linux:audit","process_name":"cat","process_path":"/usr/bin/cat","parent_process_id":"100","action":"failure"}""")]
    [InlineData(
        "type=ADD_USER msg=audit(1709287200.000:7): pid=17 uid=0 auid=1000 msg='op=adding user id=1002 exe=\"/usr/sbin/useradd\" hostname=h1 res=success'UID=\"root\" AUID=\"bob\"",
        "op, res, UID, action", """{"_time":1709287200,"op":"adding","res":"success","UID":"root","action":"success"}""")]
    [InlineData(
        """{"CreationTime":"2024-03-01T10:00:00","Operation":"Add service principal.","OrganizationId":"o","RecordType":8,"Workload":"AzureActiveDirectory","UserId":"a@x.example","ObjectId":"i","Target":[{"ID":"ServicePrincipal_1","Type":2},{"ID":"1","Type":2},{"ID":"ServicePrincipal","Type":2},{"ID":"App","Type":1},{"ID":"i","Type":2}]}""",
        "object, object_id", """{"_time":1709287200,"object":"App","object_id":"i"}""")]
    [InlineData(
        """{"CreationTime":"2024-03-01T10:00:00","Operation":"UserLoginFailed","OrganizationId":"o","RecordType":15,"Workload":"AzureActiveDirectory","UserId":"a@x.example","Target":[{"ID":"Unknown","Type":0}]}""",
        "object", """{"_time":1709287200,"object":"Unknown"}""")]
    [InlineData(
        "192.0.2.9 - bob [01/Mar/2024:10:00:00 +0000] \"GET /a?x=1 HTTP/1.1\" 404 512 \"-\" \"curl/8.0\"",
        "sourcetype, src, user, uri_path, status, http_method", """{"_time":1709287200,"sourcetype":"access_combined","src":"192.0.2.9","user":"bob","uri_path":"/a","status":"404","http_method":"GET"}""")]
    [InlineData(
        "<165>1 2024-03-01T10:00:00Z h2 app 99 ID47 - something happened",
        "sourcetype, host, process, process_id, dest", """{"_time":1709287200,"sourcetype":"syslog","host":"h2","process":"app","process_id":"99","dest":"h2"}""")]
    [InlineData(
        "<165>1 2024-03-01T10:00:00Z h2 app - - - something happened",
        "process, process_id, message_id", """{"_time":1709287200,"process":"app"}""")]
    [InlineData(
        "<34>Mar  1 10:00:00 web01 sshd[312]: Failed password for invalid user eve from 192.0.2.4 port 4022 ssh2",
        "sourcetype, host, user, src, action", """{"_time":1709287200,"sourcetype":"linux_secure","host":"web01","user":"eve","src":"192.0.2.4","action":"failure"}""")]
    [InlineData(
        """{"ts":1709287200,"uid":"C1","id.orig_h":"192.0.2.1","id.orig_p":1,"id.resp_h":"198.51.100.2","id.resp_p":443,"proto":"tcp","duration":1,"orig_bytes":10,"resp_bytes":20,"conn_state":"SF"}""",
        "src, dest, dest_port, bytes, action", """{"_time":1709287200,"src":"192.0.2.1","dest":"198.51.100.2","dest_port":"443","bytes":"30","action":"allowed"}""")]
    public void ItsFieldsAreThere(string input, string fields, string row)
    {
        CompiledPack pack = CompiledEngine.Pack([CompiledEngine.Compile($"* | table _time, {fields}")]);
        var options = new RunnerOptions { Events = EventOptions.Default with { Now = new SplTime(1_709_300_000_000_000) } };
        Assert.Equal([row], CompiledEngine.Run(pack, [EventInput.FromBytes("events", Encoding.UTF8.GetBytes(input))], options));
    }

    [Theory]
    [InlineData("""{"EventTime":"2024-03-01T10:00:00Z","SourceName":"Microsoft-Windows-Sysmon","EventID":1,"Hostname":"pc1","Image":"C:\\a\\b.exe","CommandLine":"b -x"}""")]
    [InlineData("""{"EventTime":"2024-03-01T10:00:00Z","source":"Microsoft-Windows-Sysmon","EventID":"1","host":"pc1","Image":"C:\\a\\b.exe","CommandLine":"b -x"}""")]
    [InlineData("""{"EventTime":"2024-03-01T10:00:00Z","provider":"Microsoft-Windows-Sysmon","EventCode":1,"Computer":"pc1","Image":"C:\\a\\b.exe","CommandLine":"b -x"}""")]
    [InlineData("""{"_time":1709287200,"source":"XmlWinEventLog:Microsoft-Windows-Sysmon/Operational","EventCode":"1","host":"pc1","Image":"C:\\a\\b.exe","CommandLine":"b -x"}""")]
    [InlineData("""{"_time":1709287200,"source":"XmlWinEventLog:Microsoft-Windows-Sysmon/Operational","sourcetype":"XmlWinEventLog","EventCode":"1","EventID":"1","host":"pc1","Image":"C:\\a\\b.exe","CommandLine":"b -x"}""")]
    [InlineData("""{"@timestamp":"2024-03-01T10:00:00Z","winlog":{"provider_name":"Microsoft-Windows-Sysmon","event_id":1,"computer_name":"pc1","event_data":{"Image":"C:\\a\\b.exe","CommandLine":"b -x"}}}""")]
    [InlineData("""{"time":1709287200,"source":"XmlWinEventLog:Microsoft-Windows-Sysmon/Operational","host":"pc1","event":{"EventCode":1,"Computer":"pc1","Image":"C:\\a\\b.exe","CommandLine":"b -x"}}""")]
    [InlineData("2024-03-01T10:00:00Z SourceName=Microsoft-Windows-Sysmon EventCode=1 Computer=pc1 Image=\"C:\\a\\b.exe\" CommandLine=\"b -x\"")]
    [InlineData("2024-03-01T10:00:00Z source=\"XmlWinEventLog:Microsoft-Windows-Sysmon/Operational\", EventID=1, Computer=pc1, Image=\"C:\\a\\b.exe\", CommandLine=\"b -x\"")]
    [InlineData("""{"_time":1709287200,"source":"XmlWinEventLog:Microsoft-Windows-Sysmon/Operational","_raw":"EventCode=1 Computer=pc1 Image=\"C:\\a\\b.exe\" CommandLine=\"b -x\""}""")]
    public void TheChannelFollowsFromTheProviderOrTheSource(string input)
    {
        // Rules ask for the source, the fields are made for the channel.
        foreach (string fields in new[] { "sourcetype, EventCode, EventID, Channel, dest, process_name, process", "process_name, *" })
        {
            CompiledPack pack = CompiledEngine.Pack([CompiledEngine.Compile($"source=XmlWinEventLog:Microsoft-Windows-Sysmon/Operational EventCode=1 | table _time, {fields}")]);
            string row = Assert.Single(CompiledEngine.Run(pack, [EventInput.FromBytes("events", Encoding.UTF8.GetBytes(input))], RunnerOptions.Default));
            using var cells = System.Text.Json.JsonDocument.Parse(row);
            string Cell(string name) => cells.RootElement.TryGetProperty(name, out System.Text.Json.JsonElement cell) ? cell.ToString() : "-";
            Assert.Equal(
                "1709287200 XmlWinEventLog 1 1 Microsoft-Windows-Sysmon/Operational pc1 b.exe b -x",
                $"{Cell("_time")} {Cell("sourcetype")} {Cell("EventCode")} {Cell("EventID")} {Cell("Channel")} {Cell("dest")} {Cell("process_name")} {Cell("process")}");
        }
    }

    [Theory]
    [InlineData("""{"SourceName":"Microsoft-Windows-Security-Auditing","EventID":4688,"NewProcessName":"C:\\a\\cmd.exe"}""", """{"source":"XmlWinEventLog:Security","process_name":"cmd.exe"}""")]
    [InlineData("""{"source":"XmlWinEventLog:Security","EventCode":4688,"NewProcessName":"C:\\a\\cmd.exe"}""", """{"source":"XmlWinEventLog:Security","process_name":"cmd.exe"}""")]
    [InlineData("""{"ProviderName":"Microsoft-Windows-PowerShell","EventID":4104,"ScriptBlockText":"x"}""", """{"source":"XmlWinEventLog:Microsoft-Windows-PowerShell/Operational"}""")]
    [InlineData("""{"Provider":"Service Control Manager","EventID":7045,"ServiceName":"s"}""", """{"source":"XmlWinEventLog:System","service_name":"s"}""")]
    [InlineData("""{"SourceName":"Microsoft-Windows-Eventlog","EventID":1102}""", """{"source":"XmlWinEventLog:Security"}""")]
    [InlineData("""{"SourceName":"Microsoft-Windows-Eventlog","EventID":104}""", """{"source":"XmlWinEventLog:System"}""")]
    [InlineData("SourceName=\"Service Control Manager\" EventCode=7045 ServiceName=s", """{"source":"XmlWinEventLog:System","service_name":"s"}""")]
    // The name of a provider alone makes no Windows event, nor does an event that says it is of another type, or of a provider that nobody knows.
    [InlineData("""{"provider":"Microsoft-Windows-Sysmon","note":"x"}""", """{"source":"events"}""")]
    [InlineData("""{"sourcetype":"mine","source":"s","SourceName":"Microsoft-Windows-Sysmon","EventID":1,"Image":"a"}""", """{"source":"s"}""")]
    [InlineData("""{"provider":"Contoso","EventID":1,"Image":"a"}""", """{"source":"events"}""")]
    [InlineData("LastEventCode=1 SourceName=Microsoft-Windows-Sysmon Image=a", """{"source":"events"}""")]
    public void SoItIsForOtherLogsThanSysmons(string input, string row)
    {
        CompiledPack pack = CompiledEngine.Pack([CompiledEngine.Compile("* | table source, process_name, service_name")]);
        Assert.Equal([row], CompiledEngine.Run(pack, [EventInput.FromBytes("events", Encoding.UTF8.GetBytes(input))], RunnerOptions.Default));
    }

    /// <summary>The record has text that the line does not have: the index must not pass such an event over.</summary>
    [Theory]
    [InlineData("\"<Channel>System</Channel>\"")]
    [InlineData("TERM(System) ServiceName=s")]
    [InlineData("\"Channel>System<\" NOT \"<Channel>Security<\"")]
    [InlineData("source=XmlWinEventLog:System \"<EventID Qualifiers='16384'>7045<\"")]
    public void TextOfTheRecordIsFoundThoughTheLineLacksIt(string search)
    {
        // The index of texts is for packs of many rules.
        IEnumerable<SplCompilation> others = Enumerable.Range(0, 20).Select(i => CompiledEngine.Compile($"\"another {i} text\" | table service_name"));
        CompiledPack pack = CompiledEngine.Pack([CompiledEngine.Compile($"{search} | table service_name"), .. others]);
        const string Line = """{"Provider":"Service Control Manager","EventCode":7045,"ServiceName":"s"}""";
        Assert.Equal(["""{"service_name":"s"}"""], CompiledEngine.Run(pack, [EventInput.FromBytes("events", Encoding.UTF8.GetBytes($"{Line}\n"))], RunnerOptions.Default));
    }

    [Theory]
    [InlineData("/var/log/auth.log", true)]
    [InlineData("/var/log/audit/audit.log", true)]
    [InlineData("/var/log/nginx/access.log", false)]
    public void ALogOfAWebServerIsNoDataOfAnEndpoint(string source, bool isEndpoint)
    {
        CompiledPack pack = CompiledEngine.Pack([CompiledEngine.Compile("`get_endpoint_data_unix` | table source")]);
        var options = new RunnerOptions { Events = EventOptions.Default with { Source = source, SourceType = "x" } };
        Assert.Equal(isEndpoint ? 1 : 0, CompiledEngine.Run(pack, [EventInput.FromBytes("events", "a python"u8.ToArray())], options).Count);
    }
}
