namespace SplCompiler.Runtime;

/// <summary>The fields that every event of Splunk has. Source: Knowledge Manager Manual, "Use default fields".</summary>
internal static class DefaultFields
{
    /// <summary>The names that <see cref="SpecialOf"/> knows.</summary>
    public static IReadOnlyList<string> ComputedNames { get; } =
    [
        "host", "source", "sourcetype", "index", "_time", "_raw", "Channel", "Computer", "Name", "Guid", "SystemTime",
        "EventRecordID", "ProcessID", "Keywords", "Qualifiers",
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
