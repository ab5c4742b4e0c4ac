using System.Text;

namespace SplCompiler.Runtime;

/// <summary>Which source type a line of text is of.</summary>
internal static class TextSources
{
    // Programs whose messages Linux keeps in /var/log/secure or auth.log.
    private static readonly string[] s_secure =
    [
        "sshd", "sshd-session", "sudo", "su", "login", "useradd", "usermod", "userdel", "groupadd", "groupmod", "groupdel", "passwd", "chage", "chpasswd",
        "gpasswd", "polkitd", "pkexec", "systemd-logind", "vsftpd", "runuser", "dropbear", "gdm-password", "CRON", "crond",
    ];

    public static Recognised Recognise(ReadOnlySpan<byte> line)
    {
        if (ChannelOfPairs(line) is { IsEmpty: false } channel)
            return new Recognised { SourceType = "XmlWinEventLog"u8, Source = (byte[])[.. RecordChannels.SourcePrefix, .. channel] };
        if (line.StartsWith("type="u8) && line.IndexOf("audit("u8) > 0)
            return new Recognised { SourceType = "linux:audit"u8, Host = Value(line, " node="u8) };
        if (line.StartsWith("node="u8) && line.IndexOf(" msg=audit("u8) > 0)
            return new Recognised { SourceType = "linux:audit"u8, Host = Value(line, "node="u8) };
        if (line.IndexOf("%ASA-"u8) >= 0 || line.IndexOf("%FTD-"u8) >= 0 || line.IndexOf("%PIX-"u8) >= 0)
            return new Recognised { SourceType = "cisco:asa"u8, Host = Syslog.Of(line).Host };
        if (line.IndexOf(",TRAFFIC,"u8) > 0)
            return new Recognised { SourceType = "pan:traffic"u8, Host = Syslog.Of(line).Host };
        if (line.IndexOf(",THREAT,"u8) > 0)
            return new Recognised { SourceType = "pan:threat"u8, Host = Syslog.Of(line).Host };
        if (IsFlow(line))
            return new Recognised { SourceType = "aws:cloudwatchlogs:vpcflow"u8 };
        if (IsRequest(line))
            return new Recognised { SourceType = "access_combined"u8 };

        Syslog syslog = Syslog.Of(line);
        if (syslog.Program.IsEmpty)
            return default;
        bool isSecure = Array.IndexOf(s_secure, Encoding.UTF8.GetString(syslog.Program)) >= 0;
        return new Recognised { SourceType = isSecure ? "linux_secure"u8 : "syslog"u8, Host = syslog.Host };
    }

    /// <summary>A line of the common or combined format of web servers: <c>address - user [10/Oct/2000:13:55:36 -0700] "…</c></summary>
    private static bool IsRequest(ReadOnlySpan<byte> line)
    {
        int open = line.IndexOf(" ["u8);
        return open > 0 && line.Length > open + 30 && line[open + 4] == '/' && line[open + 8] == '/' && line[open + 13] == ':' &&
            line[(open + 14)..].IndexOf("] \""u8) is >= 8 and < 30 && line[..open].Count((byte)' ') is 2 or 3;
    }

    /// <summary>A record of Amazon's flow logs: version, account, interface.</summary>
    private static bool IsFlow(ReadOnlySpan<byte> line)
    {
        int eni = line.IndexOf(" eni-"u8);
        return eni is >= 13 and <= 16 && line[0] is >= (byte)'1' and <= (byte)'9' && line[1] == ' ';
    }

    /// <summary>The channel of a Windows event in pairs, by the provider or the source that it names; empty when it is none.</summary>
    private static ReadOnlySpan<byte> ChannelOfPairs(ReadOnlySpan<byte> line)
    {
        ReadOnlySpan<byte> id = Value(line, "EventCode="u8) is { IsEmpty: false } code ? code : Value(line, "EventID="u8);
        if (id.IsEmpty)
            return default;
        if (RecordChannels.Of(Value(line, "SourceName="u8), id) is { IsEmpty: false } bySourceName)
            return bySourceName;
        if (RecordChannels.Of(Value(line, "ProviderName="u8), id) is { IsEmpty: false } byProviderName)
            return byProviderName;
        return RecordChannels.Of(Value(line, "Provider="u8), id) is { IsEmpty: false } byProvider ? byProvider : RecordChannels.Of(Value(line, "source="u8), id);
    }

    /// <summary>The value behind the name, up to the next blank, comma or line, or in its quotes; empty when the name is not there.</summary>
    public static ReadOnlySpan<byte> Value(ReadOnlySpan<byte> line, ReadOnlySpan<byte> name)
    {
        int at = line.IndexOf(name);
        // Not the end of another name.
        while (at > 0 && name[0] != ' ' && line[at - 1] is not ((byte)' ' or (byte)',' or (byte)'\t' or (byte)'\n'))
        {
            int next = line[(at + 1)..].IndexOf(name);
            at = next < 0 ? -1 : at + 1 + next;
        }

        if (at < 0)
            return default;
        ReadOnlySpan<byte> rest = line[(at + name.Length)..];
        bool isQuoted = rest.StartsWith("\""u8);
        rest = isQuoted ? rest[1..] : rest;
        int end = isQuoted ? rest.IndexOf((byte)'"') : rest.IndexOfAny(" ,\t\r\n"u8);
        return end < 0 ? rest : rest[..end];
    }
}
