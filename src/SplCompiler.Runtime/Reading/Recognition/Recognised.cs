namespace SplCompiler.Runtime;

/// <summary>What the text of an event says of where it comes from. Empty is unknown.</summary>
internal readonly ref struct Recognised
{
    public ReadOnlySpan<byte> SourceType { get; init; }

    public ReadOnlySpan<byte> Source { get; init; }

    public ReadOnlySpan<byte> Index { get; init; }

    public ReadOnlySpan<byte> Host { get; init; }

    /// <summary>Looks at the text; <paramref name="path"/> is that of its input.</summary>
    public static Recognised Of(ReadOnlySpan<byte> text, ReadOnlySpan<byte> path)
    {
        text = text.TrimStart(" \t\r\n"u8);
        if (text.IsEmpty)
            return default;
        return text[0] switch
        {
            (byte)'{' => JsonSources.Recognise(text, path),
            (byte)'<' when text.StartsWith("<Event"u8) => IsLinuxSysmon(text)
                ? new Recognised { SourceType = "sysmon:linux"u8, Source = "Syslog:Linux-Sysmon/Operational"u8 }
                : new Recognised { SourceType = "XmlWinEventLog"u8 },
            _ => TextSources.Recognise(text),
        };
    }

    private static bool IsLinuxSysmon(ReadOnlySpan<byte> text) => text.IndexOf("Linux-Sysmon"u8) >= 0;
}
