namespace SplCompiler.Runtime;

/// <summary>Members of an event that the reader itself needs, whatever a format calls them. At most 64: they are bits of a mask.</summary>
internal enum FieldRole : byte
{
    /// <summary>No role: what is noted of it nobody reads.</summary>
    None,

    // The times, the most trusted first: the lowest set bit that can be read wins.
    Time,
    TimeCreated,
    EventTime,
    AtTimestamp,
    Timestamp,
    EventTimeOfCloud,
    CreationTime,
    TimeGenerated,
    CreatedDateTime,
    ActivityDateTime,
    Published,
    TimeMember,
    Ts,

    // Splunk's default fields.
    Raw,
    Host,
    Source,
    SourceType,
    Index,

    // What makes a Windows event.
    Channel,
    EventId,
    Provider,

    /// <summary>The provider under a name that may be data of the event, too: it counts only where nothing else says the channel.</summary>
    OtherProvider,

    /// <summary>The id as Splunk calls it, where the event does not say EventID.</summary>
    EventCode,
    ProviderGuid,
    Hostname,
    Computer,
    HostName,
    Version,
    Level,
    Task,
    Keywords,
    RecordNumber,
    ExecutionProcessId,
    ThreadId,
    UserId,
    AccountType,
    Message,

    /// <summary>A part of an element of EventData whose name is a value.</summary>
    NamedData,

    Count,
}
