namespace SplCompiler.Runtime;

/// <summary>How shippers call the parts of a Windows event: the flat names of NXLog and Winlogbeat's, evtx_dump's and Splunk's nested ones.</summary>
internal static class WindowsNames
{
    private static readonly string[] s_prefixes =
    [
        "winlog.event_data.", "winlog.user_data.", "winlog.", "Event.EventData.", "Event.UserData.", "Event.System.",
    ];

    /// <summary>The name that the member has in the event record: <c>winlog.event_data.Image</c> is <c>Image</c>.</summary>
    public static bool TryPlainName(ReadOnlySpan<char> name, out ReadOnlySpan<char> plain)
    {
        plain = default;
        foreach (string prefix in s_prefixes)
        {
            if (!name.StartsWith(prefix, StringComparison.Ordinal))
                continue;
            plain = name[prefix.Length..];
            plain = prefix is "winlog." ? PlainWinlog(plain) : Leaf(plain, keepsDots: prefix.EndsWith("Data.", StringComparison.Ordinal));
            return !plain.IsEmpty;
        }

        return false;
    }

    /// <summary>True when the member is part of EventData or UserData of a nested event.</summary>
    public static bool IsEventData(ReadOnlySpan<char> name) =>
        name.StartsWith("winlog.event_data.", StringComparison.Ordinal) ||
        name.StartsWith("winlog.user_data.", StringComparison.Ordinal) ||
        name.StartsWith("Event.EventData.", StringComparison.Ordinal) ||
        name.StartsWith("Event.UserData.", StringComparison.Ordinal);

    public static FieldRole RoleOf(ReadOnlySpan<char> name) => name switch
    {
        "TimeCreated" or "SystemTime" => FieldRole.TimeCreated,
        "EventTime" => FieldRole.EventTime,
        "@timestamp" => FieldRole.AtTimestamp,
        "timestamp" or "stageTimestamp" or "eventTimestamp" => FieldRole.Timestamp,
        "eventTime" => FieldRole.EventTimeOfCloud,
        "CreationTime" => FieldRole.CreationTime,
        "TimeGenerated" => FieldRole.TimeGenerated,
        "createdDateTime" => FieldRole.CreatedDateTime,
        "activityDateTime" => FieldRole.ActivityDateTime,
        "published" => FieldRole.Published,
        "time" or "id.time" or "unixTime" => FieldRole.TimeMember,
        "ts" => FieldRole.Ts,
        // What a machine sent to syslog, as Azure keeps it, is the event; the object around it is its envelope.
        "SyslogMessage" => FieldRole.Raw,
        "Message" => FieldRole.Message,
        "Channel" => FieldRole.Channel,
        "EventID" => FieldRole.EventId,
        "SourceName" or "Name" => FieldRole.Provider,
        "Provider" or "ProviderName" or "provider" or "event.provider" or "source_name" => FieldRole.OtherProvider,
        "EventCode" or "event.code" => FieldRole.EventCode,
        "ProviderGuid" or "Guid" => FieldRole.ProviderGuid,
        "Hostname" => FieldRole.Hostname,
        "Computer" => FieldRole.Computer,
        "HostName" or "host.name" or "host.hostname" => FieldRole.HostName,
        "Version" => FieldRole.Version,
        "Level" => FieldRole.Level,
        "Task" => FieldRole.Task,
        "Keywords" => FieldRole.Keywords,
        "RecordNumber" or "EventRecordID" => FieldRole.RecordNumber,
        "ExecutionProcessID" => FieldRole.ExecutionProcessId,
        "ThreadID" => FieldRole.ThreadId,
        "UserID" => FieldRole.UserId,
        "AccountType" => FieldRole.AccountType,
        _ => FieldRole.None,
    };

    private static ReadOnlySpan<char> PlainWinlog(ReadOnlySpan<char> name) => name switch
    {
        "channel" => "Channel",
        "event_id" => "EventID",
        "computer_name" => "Computer",
        "provider_name" => "Name",
        "provider_guid" => "Guid",
        "record_id" => "EventRecordID",
        "version" => "Version",
        "process.pid" => "ExecutionProcessID",
        "process.thread.id" => "ThreadID",
        "user.identifier" => "UserID",
        "activity_id" => "ActivityID",
        _ => default,
    };

    /// <summary>Drops what JSON renderings of XML put around names: <c>EventID.#text</c>, <c>TimeCreated.#attributes.SystemTime</c>, <c>Provider.@Name</c>.</summary>
    private static ReadOnlySpan<char> Leaf(ReadOnlySpan<char> name, bool keepsDots)
    {
        if (name.EndsWith(".#text", StringComparison.Ordinal))
            name = name[..^".#text".Length];
        if (keepsDots && !name.Contains('#') && !name.Contains('@'))
            return name;
        int dot = name.LastIndexOf('.');
        if (dot >= 0)
            name = name[..dot].StartsWith("Execution", StringComparison.Ordinal) && name.EndsWith("ProcessID", StringComparison.Ordinal)
                ? "ExecutionProcessID"
                : name[(dot + 1)..];
        return name.TrimStart('@');
    }
}
