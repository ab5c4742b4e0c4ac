namespace SplCompiler.Runtime;

/// <summary>Members of a flat Windows event that are not part of its EventData: the record's head, and what shippers add.</summary>
internal static class WindowsMetadata
{
    public static bool IsMetadata(ReadOnlySpan<char> name) => name is
        "SourceName" or "ProviderGuid" or "Level" or "Keywords" or "Channel" or "Hostname" or "TimeCreated" or "EventID" or
        "Message" or "Task" or "Version" or "EventTime" or "EventReceivedTime" or "SourceModuleType" or "SourceModuleName" or
        "Severity" or "SeverityValue" or "EventTypeOrignal" or "Opcode" or "OpcodeValue" or "RecordNumber" or
        "ExecutionProcessID" or "ThreadID" or "Category" or "AccountType" or "Domain" or "UserID" or "ActivityID" or
        "RelatedActivityID" or "Qualifiers" or "Computer" or "EventRecordID" or "@timestamp" or "@version" or "host" or
        "port" or "tags" or "index" or "source" or "sourcetype" or "type" or "_time";

    /// <summary>NXLog's EventType, which says how bad an event is; Sysmon's own EventType says what happened and is data.</summary>
    public static bool IsSeverity(ReadOnlySpan<byte> eventType) =>
        eventType.SequenceEqual("INFO"u8) || eventType.SequenceEqual("WARNING"u8) || eventType.SequenceEqual("ERROR"u8) ||
        eventType.SequenceEqual("AUDIT_SUCCESS"u8) || eventType.SequenceEqual("AUDIT_FAILURE"u8) ||
        eventType.SequenceEqual("VERBOSE"u8) || eventType.SequenceEqual("CRITICAL"u8) || eventType.SequenceEqual("DEBUG"u8);
}
