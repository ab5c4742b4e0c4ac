namespace SplCompiler.Runtime;

/// <summary>Which events a stanza of props.conf is for.</summary>
internal enum StanzaScope : byte
{
    SourceType,
    Host,
    Source,
}

/// <summary>The name of a props.conf stanza as a condition on source, host or sourcetype.</summary>
/// <remarks>
/// <c>*</c> stands for anything within a path segment, <c>...</c> for anything; a sourcetype has no wildcards.
/// A host ignores case, as in Splunk. Source: props.conf specification, "[&lt;spec&gt;]".
/// </remarks>
internal sealed class StanzaPattern
{
    private readonly string _text;

    public StanzaPattern(string stanza)
    {
        if (stanza.StartsWith("source::", StringComparison.Ordinal))
            (Scope, _text) = (StanzaScope.Source, stanza["source::".Length..]);
        else if (stanza.StartsWith("host::", StringComparison.Ordinal))
            (Scope, _text) = (StanzaScope.Host, stanza["host::".Length..]);
        else
            (Scope, _text) = (StanzaScope.SourceType, stanza);
    }

    public StanzaScope Scope { get; }

    public bool Matches(string source, string sourceType, string host) => Scope switch
    {
        StanzaScope.Source => Matches(_text, source),
        StanzaScope.Host => Matches(_text.ToLowerInvariant(), host.ToLowerInvariant()),
        _ => string.Equals(_text, sourceType, StringComparison.Ordinal),
    };

    private static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        while (!pattern.IsEmpty)
        {
            bool anything = pattern.StartsWith("...");
            if (anything || pattern[0] == '*')
            {
                ReadOnlySpan<char> rest = pattern[(anything ? 3 : 1)..];
                for (int i = 0; ; i++)
                {
                    if (Matches(rest, text[i..]))
                        return true;
                    if (i == text.Length || (!anything && text[i] is '/' or '\\'))
                        return false;
                }
            }

            if (text.IsEmpty || text[0] != pattern[0])
                return false;
            pattern = pattern[1..];
            text = text[1..];
        }

        return text.IsEmpty;
    }
}
