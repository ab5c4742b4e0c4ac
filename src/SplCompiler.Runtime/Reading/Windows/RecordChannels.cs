namespace SplCompiler.Runtime;

/// <summary>The channel of a Windows event that says only who wrote it, or which source Splunk gave it.</summary>
/// <remarks>A provider that writes to several channels is not here, but for the log itself: its event id says which of its two.</remarks>
internal static class RecordChannels
{
    /// <summary>What stands before the channel in the source of an XML record. Source: Splunk Add-on for Microsoft Windows, inputs.conf.</summary>
    public static ReadOnlySpan<byte> SourcePrefix => "XmlWinEventLog:"u8;

    /// <summary>The channel that a source names; empty when it is not that of a record.</summary>
    public static ReadOnlySpan<byte> OfSource(ReadOnlySpan<byte> source) => source.StartsWith(SourcePrefix) ? source[SourcePrefix.Length..] : default;

    /// <summary>The channel that the provider writes to; empty when it is not known.</summary>
    public static ReadOnlySpan<byte> OfProvider(ReadOnlySpan<byte> provider, ReadOnlySpan<byte> eventId) => provider switch
    {
        _ when provider.SequenceEqual("Microsoft-Windows-Sysmon"u8) => "Microsoft-Windows-Sysmon/Operational"u8,
        _ when provider.SequenceEqual("Linux-Sysmon"u8) => "Linux-Sysmon/Operational"u8,
        _ when provider.SequenceEqual("Microsoft-Windows-Security-Auditing"u8) => "Security"u8,
        _ when provider.SequenceEqual("Microsoft-Windows-Eventlog"u8) => eventId.StartsWith("11"u8) ? "Security"u8 : "System"u8,
        _ when provider.SequenceEqual("Service Control Manager"u8) => "System"u8,
        _ when provider.SequenceEqual("PowerShell"u8) => "Windows PowerShell"u8,
        _ when provider.SequenceEqual("Microsoft-Windows-PowerShell"u8) => "Microsoft-Windows-PowerShell/Operational"u8,
        _ when provider.SequenceEqual("Microsoft-Windows-Windows Defender"u8) => "Microsoft-Windows-Windows Defender/Operational"u8,
        _ when provider.SequenceEqual("Microsoft-Windows-TaskScheduler"u8) => "Microsoft-Windows-TaskScheduler/Operational"u8,
        _ => default,
    };

    /// <summary>The channel by either: people give the provider as the source, too.</summary>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> name, ReadOnlySpan<byte> eventId) =>
        OfSource(name) is { IsEmpty: false } channel ? channel : OfProvider(name, eventId);
}
