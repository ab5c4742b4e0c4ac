using System.Collections.Frozen;

namespace SplCompiler.Runtime;

/// <summary>Members of a flat Windows event that are not part of its EventData: the record's head, and what shippers add.</summary>
internal static class WindowsMetadata
{
    private static readonly FrozenSet<string> s_names = new[]
    {
        "SourceName", "ProviderGuid", "Level", "Keywords", "Channel", "Hostname", "TimeCreated", "EventID",
        "Message", "Task", "Version", "EventTime", "EventReceivedTime", "SourceModuleType", "SourceModuleName",
        "Severity", "SeverityValue", "EventTypeOrignal", "Opcode", "OpcodeValue", "RecordNumber",
        "ExecutionProcessID", "ThreadID", "Category", "AccountType", "Domain", "UserID", "ActivityID",
        "RelatedActivityID", "Qualifiers", "Computer", "EventRecordID", "@timestamp", "@version", "host",
        "port", "tags", "index", "EventCode", "Provider", "provider", "source_name", "source", "sourcetype", "type", "_time",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_lookup = s_names.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Their names, case ignored.</summary>
    public static FrozenSet<string> Names { get; } = s_names.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool IsMetadata(ReadOnlySpan<char> name) => s_lookup.Contains(name);

    /// <summary>NXLog's EventType, which says how bad an event is; Sysmon's own EventType says what happened and is data.</summary>
    public static bool IsSeverity(ReadOnlySpan<byte> eventType) =>
        eventType.SequenceEqual("INFO"u8) || eventType.SequenceEqual("WARNING"u8) || eventType.SequenceEqual("ERROR"u8) ||
        eventType.SequenceEqual("AUDIT_SUCCESS"u8) || eventType.SequenceEqual("AUDIT_FAILURE"u8) ||
        eventType.SequenceEqual("VERBOSE"u8) || eventType.SequenceEqual("CRITICAL"u8) || eventType.SequenceEqual("DEBUG"u8);
}
