using SplCompiler.Runtime;

namespace SplCompiler.Benchmarks;

/// <summary>rules/windows/impacket_smbexec.yml as a person would write it: service and process of one host and second, sets of texts.</summary>
internal sealed class ImpacketSmbexecByHand : Detection
{
    private static readonly string[] s_columns =
    [
        "user", "signature_id", "dest_host", "process_id", "process_name", "process_path", "process", "parent_process_id",
        "parent_process_name", "parent_process_path", "event_id", "src", "service_name",
    ];

    private static readonly SplSpan s_second = SplSpan.Parse("1s");

    private readonly Dictionary<(SplTime Time, string Host), SortedSet<string>[]> _groups = [];
    private readonly Slot[] _columns = new Slot[s_columns.Length];

    private Slot _source, _eventCode, _host, _process, _serviceName;

    public override FieldSet Fields { get; } = new([.. s_columns[..^1], "source", "EventCode", "host", "Service_File_Name"]);

    public override void Bind(SlotMap slots)
    {
        _source = slots["source"];
        _eventCode = slots["EventCode"];
        _host = slots["host"];
        _process = slots["process"];
        _serviceName = slots["Service_File_Name"];
        for (int i = 0; i < s_columns.Length; i++)
            _columns[i] = s_columns[i] == "service_name" ? _serviceName : slots[s_columns[i]];
    }

    public override void OnEvent(in EventView e)
    {
        FieldValues code = e[_eventCode];
        if (!code.AnyEquals("4688"u8) && !code.AnyEquals("7045"u8))
            return;
        FieldValues source = e[_source];
        if (!source.AnyContainsIgnoreCase("WinEventLog:"u8) || source.AnyContainsIgnoreCase("Sysmon"u8) || source.AnyContainsIgnoreCase("PowerShell"u8))
            return;
        if (!RunsShareCommand(e[_process]) && !RunsShareCommand(e[_serviceName]))
            return;
        if (e.Time?.FloorTo(s_second, Run.TimeZone) is not { } time || e[_host] is { IsMissing: true })
            return;

        var key = (time, e[_host].ToText());
        if (!_groups.TryGetValue(key, out SortedSet<string>[]? sets))
            _groups.Add(key, sets = [.. s_columns.Select(_ => new SortedSet<string>(StringComparer.Ordinal))]);
        for (int i = 0; i < sets.Length; i++)
            sets[i].UnionWith(e[_columns[i]].ToTexts() ?? []);
    }

    private static bool RunsShareCommand(FieldValues command) =>
        command.AnyContainsInOrderOnOneLine("/c"u8, """\\"""u8, minCharacters: 1);

    public override void Merge(Detection other)
    {
        foreach ((var key, SortedSet<string>[] sets) in ((ImpacketSmbexecByHand)other)._groups)
        {
            if (_groups.TryAdd(key, sets))
                continue;
            for (int i = 0; i < sets.Length; i++)
                _groups[key][i].UnionWith(sets[i]);
        }
    }

    public override void Complete()
    {
        const int SignatureId = 1;
        foreach ((var key, SortedSet<string>[] sets) in _groups.OrderBy(pair => pair.Key.Time).ThenBy(pair => pair.Key.Host, StringComparer.Ordinal))
        {
            if (sets[SignatureId].Contains("4688") && sets[SignatureId].Contains("7045"))
                Rows.Add(new Row(key.Time, key.Host, sets));
        }
    }

    private readonly record struct Row(SplTime Time, string Host, SortedSet<string>[] Sets) : IRow
    {
        public void WriteTo(IRowWriter writer)
        {
            writer.Write("_time", Time);
            writer.Write("host", Host);
            for (int i = 0; i < Sets.Length; i++)
                writer.Write(s_columns[i], [.. Sets[i]]);
        }
    }
}
