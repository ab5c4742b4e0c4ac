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
            Rows.Add(new Row(e.Time, e[_host], e[_user], e[_processName], process, e[_parentProcessName]));
    }

    private readonly ref struct Row(
        SplTime? time, FieldValues host, FieldValues user, FieldValues processName, FieldValues process, FieldValues parentProcessName) : IRow
    {
        private readonly FieldValues _host = host, _user = user, _processName = processName, _process = process, _parent = parentProcessName;

        public void WriteTo(IRowWriter writer)
        {
            writer.Write("_time", time);
            writer.Write("host", _host);
            writer.Write("user", _user);
            writer.Write("process_name", _processName);
            writer.Write("process", _process);
            writer.Write("parent_process_name", _parent);
        }
    }
}
