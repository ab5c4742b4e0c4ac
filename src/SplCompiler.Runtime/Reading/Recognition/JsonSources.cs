using System.Text;

namespace SplCompiler.Runtime;

/// <summary>Which source type an object is of, by the names of members that only this kind has together.</summary>
/// <remarks>Names are looked for as they are quoted in the text: inside a value they stand as <c>\"name\"</c> and are not found.</remarks>
internal static class JsonSources
{
    private static readonly Kind[] s_kinds =
    [
        new("aws:cloudtrail", "\"eventSource\"", "\"eventName\"", "\"awsRegion\""),
        new("o365:management:activity", "\"Operation\"", "\"Workload\"", "\"RecordType\""),
        new("o365:management:activity", "\"Operation\"", "\"OfficeWorkload\"", "\"RecordType\""),
        new("OktaIM2:log", "\"eventType\"", "\"published\"", "\"displayMessage\""),
        new("google:gcp:pubsub:message", "\"protoPayload\"", "\"insertId\""),
        new("azure:monitor:aad", "Microsoft.aadiam", "\"category\""),
        new("azure:monitor:aad", "Microsoft.aadiam", "\"Category\""),
        new("mscs:azure:audit", "\"eventName\"", "\"resourceProviderName\"", "\"correlationId\""),
        new("azure:monitor:activity", "\"operationName\"", "\"resourceId\"", "\"category\":\"Administrative\""),
        new("crowdstrike:events:sensor", "\"event_simpleName\"", "\"aid\""),
        new("osquery:results", "\"hostIdentifier\"", "\"columns\"", "\"unixTime\""),
        new("aws:securityhub:finding", "\"ProductArn\"", "\"AwsAccountId\""),
        new("suricata", "\"event_type\"", "\"flow_id\""),
        new("github:cloud:audit", "\"_document_id\"", "\"actor\"", "\"action\""),
        new("_json", "\"audit.k8s.io/", "\"requestURI\"") { Source = "kubernetes" },
    ];

    public static Recognised Recognise(ReadOnlySpan<byte> text, ReadOnlySpan<byte> path)
    {
        foreach (Kind kind in s_kinds)
        {
            if (kind.Fits(text))
                return new Recognised { SourceType = kind.SourceType, Source = kind.SourceText };
        }

        if (text.IndexOf("admin#reports#activity"u8) >= 0 && Member(text, "\"applicationName\""u8) is { IsEmpty: false } application)
            return new Recognised { SourceType = Joined("gws:reports:"u8, application, default) };
        return IsZeek(text) ? Zeek(Member(text, "\"_path\""u8) is { IsEmpty: false } log ? log : Member(text, "\"@stream\""u8), path) : default;
    }

    /// <summary>A log of Zeek by its name, or by that of its file.</summary>
    public static Recognised Zeek(ReadOnlySpan<byte> log, ReadOnlySpan<byte> path)
    {
        if (log.IsEmpty)
        {
            log = path[(path.LastIndexOfAny("/\\!"u8) + 1)..];
            int dot = log.IndexOf((byte)'.');
            log = dot < 0 ? log : log[..dot];
        }

        return new Recognised { SourceType = Joined("zeek:"u8, log, ":json"u8), Index = "zeek"u8 };
    }

    private static bool IsZeek(ReadOnlySpan<byte> text) =>
        (text.IndexOf("\"ts\""u8) >= 0 || text.IndexOf("\"_path\""u8) >= 0) &&
        (text.IndexOf("\"id.orig_h\""u8) >= 0 || text.IndexOf("\"id_orig_h\""u8) >= 0 || text.IndexOf("\"@stream\""u8) >= 0 || text.IndexOf("\"_path\""u8) >= 0);

    /// <summary>The text of the first member of this name; empty when there is none.</summary>
    private static ReadOnlySpan<byte> Member(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name)
    {
        int at = text.IndexOf(name);
        if (at < 0)
            return default;
        ReadOnlySpan<byte> rest = text[(at + name.Length)..].TrimStart(" :"u8);
        int end = rest.IsEmpty || rest[0] != '"' ? -1 : rest[1..].IndexOf((byte)'"');
        return end < 0 ? default : rest[1..(end + 1)];
    }

    private static byte[] Joined(ReadOnlySpan<byte> start, ReadOnlySpan<byte> middle, ReadOnlySpan<byte> end) => [.. start, .. middle, .. end];

    private sealed class Kind(string sourceType, params string[] signs)
    {
        private readonly byte[][] _signs = [.. signs.Select(Encoding.UTF8.GetBytes)];

        public byte[] SourceType { get; } = Encoding.UTF8.GetBytes(sourceType);

        public byte[] SourceText { get; private init; } = [];

        public string Source
        {
            init => SourceText = Encoding.UTF8.GetBytes(value);
        }

        public bool Fits(ReadOnlySpan<byte> text)
        {
            foreach (byte[] sign in _signs)
            {
                if (text.IndexOf(sign) < 0)
                    return false;
            }

            return true;
        }
    }
}
