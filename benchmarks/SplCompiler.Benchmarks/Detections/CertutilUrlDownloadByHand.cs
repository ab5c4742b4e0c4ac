using SplCompiler.Runtime;

namespace SplCompiler.Benchmarks;

/// <summary>rules/windows/certutil_url_download.yml as a person would write it, who knows that process events are 4688 and Sysmon 1.</summary>
internal sealed class CertutilUrlDownloadByHand : Detection
{
    private static readonly SplRegex s_download = SplRegex.Create("""(?i)certutil(\.exe)?"?\s.*urlcache.*https?://""");

    private Slot _eventCode, _host, _user, _processName, _process, _parentProcessName;

    public override FieldSet Fields { get; } = new("EventCode", "host", "user", "process_name", "process", "parent_process_name");


    public override void Bind(SlotMap slots)
    {
        _eventCode = slots["EventCode"];
        _host = slots["host"];
        _user = slots["user"];
        _processName = slots["process_name"];
        _process = slots["process"];
        _parentProcessName = slots["parent_process_name"];
    }

    public override void OnEvent(in EventView e)
    {
        FieldValues code = e[_eventCode];
        if (!code.AnyEquals("4688"u8) && !code.AnyEquals("1"u8))
            return;
        FieldValues process = e[_process];
        if (process.AnyIsMatch(s_download))
            Rows.Add(new Row(e.Time, e[_host].ToValue(), e[_user].ToValue(), e[_processName].ToValue(), process.ToValue(), e[_parentProcessName].ToValue()));
    }

    private readonly record struct Row(
        SplTime? Time, SplValue Host, SplValue User, SplValue ProcessName, SplValue Process, SplValue ParentProcessName) : IRow
    {
        public void WriteTo(IRowWriter writer)
        {
            writer.Write("_time", Time);
            writer.Write("host", Host);
            writer.Write("user", User);
            writer.Write("process_name", ProcessName);
            writer.Write("process", Process);
            writer.Write("parent_process_name", ParentProcessName);
        }
    }
}
