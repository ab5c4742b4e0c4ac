namespace SplCompiler.Runtime;

/// <summary>Fields that the reader computes: Splunk's default fields, and what the XML of a Windows event would hold under another name.</summary>
internal enum SpecialField : byte
{
    None,
    Time,
    Raw,
    Host,
    Source,
    SourceType,
    Index,

    // Made when an event is indexed.
    LineCount,
    Punct,
    SplunkServer,
    DateHour,
    DateMday,
    DateMinute,
    DateMonth,
    DateSecond,
    DateWday,
    DateYear,
    DateZone,
    TimeStart,
    TimeEnd,

    // From here on: only where the event is a Windows event that a shipper wrote as JSON.
    Channel,
    Computer,
    ProviderName,
    ProviderGuid,
    SystemTime,
    RecordId,
    ExecutionProcessId,
    Keywords,
    Qualifiers,
}
