namespace SplCompiler.Runtime;

/// <summary>Channels by their usual name: some shippers write them in lower case.</summary>
internal static class ChannelNames
{
    public static ReadOnlySpan<byte> Usual(ReadOnlySpan<byte> channel)
    {
        if (channel.SequenceEqual("security"u8))
            return "Security"u8;
        if (channel.SequenceEqual("system"u8))
            return "System"u8;
        return channel.SequenceEqual("application"u8) ? "Application"u8 : channel;
    }
}
