using SplCompiler.Runtime;

namespace SplCompiler.Benchmarks;

/// <summary>rules/windows/failed_logons_of_many_accounts.yml as a person would write it: a dictionary of counts and sets of names.</summary>
internal sealed class FailedLogonsOfManyAccountsByHand : Detection
{
    private static readonly SplSpan s_span = SplSpan.Parse("5m");

    private readonly Dictionary<(SplTime Time, string Host, string Source), Logons> _logons = [];

    private Slot _eventCode, _host, _accountName, _targetUserName, _networkAddress, _ipAddress;

    public override FieldSet Fields { get; } =
        new("EventCode", "host", "Account_Name", "TargetUserName", "Source_Network_Address", "IpAddress");

    public override void Bind(SlotMap slots)
    {
        _eventCode = slots["EventCode"];
        _host = slots["host"];
        _accountName = slots["Account_Name"];
        _targetUserName = slots["TargetUserName"];
        _networkAddress = slots["Source_Network_Address"];
        _ipAddress = slots["IpAddress"];
    }

    public override void OnEvent(in EventView e)
    {
        if (!e[_eventCode].AnyEquals("4625"u8) || e.Time?.FloorTo(s_span, Run.TimeZone) is not { } time)
            return;

        FieldValues host = e[_host], address = e[_networkAddress];
        if (address.IsMissing)
            address = e[_ipAddress];
        if (host.IsMissing || address.IsMissing)
            return;

        var key = (time, host.ToText(), address.ToText());
        if (!_logons.TryGetValue(key, out Logons? logons))
            _logons.Add(key, logons = new Logons());
        logons.Count++;
        FieldValues names = e[_accountName];
        if (names.Count > 1)
            logons.Accounts.Add(System.Text.Encoding.UTF8.GetString(names[1]));
        else if (e[_targetUserName] is { IsPresent: true } target)
            logons.Accounts.Add(target.ToText());
    }

    public override void Merge(Detection other)
    {
        foreach ((var key, Logons logons) in ((FailedLogonsOfManyAccountsByHand)other)._logons)
        {
            if (_logons.TryAdd(key, logons))
                continue;
            _logons[key].Count += logons.Count;
            _logons[key].Accounts.UnionWith(logons.Accounts);
        }
    }

    public override void Complete()
    {
        foreach ((var key, Logons logons) in _logons.OrderBy(pair => pair.Key.Time).ThenBy(pair => pair.Key.Host, StringComparer.Ordinal).ThenBy(pair => pair.Key.Source, StringComparer.Ordinal))
        {
            if (logons.Count >= 5 && logons.Accounts.Count >= 3)
                Rows.Add(new Row(key.Time, key.Host, key.Source, logons));
        }
    }

    private sealed class Logons
    {
        public int Count { get; set; }

        public SortedSet<string> Accounts { get; } = new(StringComparer.Ordinal);
    }

    private readonly record struct Row(SplTime Time, string Host, string Source, Logons Logons) : IRow
    {
        public void WriteTo(IRowWriter writer)
        {
            writer.Write("_time", Time);
            writer.Write("host", Host);
            writer.Write("src", Source);
            writer.Write("count", (double)Logons.Count);
            writer.Write("accounts", (double)Logons.Accounts.Count);
            writer.Write("account", [.. Logons.Accounts]);
        }
    }
}
