namespace SplCompiler.Runtime;

/// <summary>The fields that every event of Splunk has. Source: Knowledge Manager Manual, "Use default fields".</summary>
internal static class DefaultFields
{
    /// <summary>The names that <see cref="SpecialOf"/> knows.</summary>
    public static IReadOnlyList<string> ComputedNames { get; } =
    [
        "host", "source", "sourcetype", "index", "_time", "_raw", "Channel", "Computer", "Name", "Guid", "SystemTime",
        "EventRecordID", "ProcessID", "Keywords", "Qualifiers",
        "linecount", "punct", "splunk_server", "date_hour", "date_mday", "date_minute", "date_month", "date_second", "date_wday", "date_year", "date_zone",
        "timestartpos", "timeendpos",
    ];

    public static FieldRole RoleOf(ReadOnlySpan<char> name) => name switch
    {
        "_time" => FieldRole.Time,
        "_raw" => FieldRole.Raw,
        "host" => FieldRole.Host,
        "source" => FieldRole.Source,
        "sourcetype" => FieldRole.SourceType,
        "index" => FieldRole.Index,
        _ => FieldRole.None,
    };

    public static SpecialField SpecialOf(string name) => name switch
    {
        "_time" => SpecialField.Time,
        "_raw" => SpecialField.Raw,
        "host" => SpecialField.Host,
        "source" => SpecialField.Source,
        "sourcetype" => SpecialField.SourceType,
        "index" => SpecialField.Index,
        "linecount" => SpecialField.LineCount,
        "punct" => SpecialField.Punct,
        "splunk_server" => SpecialField.SplunkServer,
        "date_hour" => SpecialField.DateHour,
        "date_mday" => SpecialField.DateMday,
        "date_minute" => SpecialField.DateMinute,
        "date_month" => SpecialField.DateMonth,
        "date_second" => SpecialField.DateSecond,
        "date_wday" => SpecialField.DateWday,
        "date_year" => SpecialField.DateYear,
        "date_zone" => SpecialField.DateZone,
        "timestartpos" => SpecialField.TimeStart,
        "timeendpos" => SpecialField.TimeEnd,
        "Channel" => SpecialField.Channel,
        "Computer" => SpecialField.Computer,
        "Name" => SpecialField.ProviderName,
        "Guid" => SpecialField.ProviderGuid,
        "SystemTime" => SpecialField.SystemTime,
        "EventRecordID" => SpecialField.RecordId,
        "ProcessID" => SpecialField.ExecutionProcessId,
        "Keywords" => SpecialField.Keywords,
        "Qualifiers" => SpecialField.Qualifiers,
        _ => SpecialField.None,
    };
}
