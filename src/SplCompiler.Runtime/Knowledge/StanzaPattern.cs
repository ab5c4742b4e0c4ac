namespace SplCompiler.Runtime;

/// <summary>Which events a stanza of props.conf is for.</summary>
internal enum StanzaScope : byte
{
    /// <summary>Every event.</summary>
    Default,
    SourceType,
    Host,
    Source,
}

/// <summary>The name of a props.conf stanza as a condition on source, host or sourcetype.</summary>
/// <remarks>
/// <c>*</c> stands for anything within a path segment, <c>...</c> for anything; a sourcetype has wildcards only behind
/// <c>(?::){0}</c>. A source has case unless <c>(?i)</c> stands before it. A host has none, as in Splunk; nor has a sourcetype
/// here, since add-ons of one product write it both ways. <c>[default]</c> is for every event, weaker than all others. Source: props.conf specification, "[&lt;spec&gt;]".
/// </remarks>
internal sealed class StanzaPattern
{
    private const string AnyCase = "(?i)";
    private const string Pattern = "(?::){0}";

    private readonly string _text;
    private readonly bool _ignoresCase;
    private readonly bool _hasWildcards;

    public StanzaPattern(string stanza)
    {
        if (stanza.StartsWith("source::", StringComparison.Ordinal))
            (Scope, _text) = (StanzaScope.Source, stanza["source::".Length..]);
        else if (stanza.StartsWith("host::", StringComparison.Ordinal))
            (Scope, _text) = (StanzaScope.Host, stanza["host::".Length..]);
        else
            (Scope, _text) = (stanza == "default" ? StanzaScope.Default : StanzaScope.SourceType, stanza);
        _ignoresCase = _text.StartsWith(AnyCase, StringComparison.Ordinal) || Scope != StanzaScope.Source;
        _hasWildcards = Scope != StanzaScope.SourceType || _text.StartsWith(Pattern, StringComparison.Ordinal);
        foreach (string prefix in (ReadOnlySpan<string>)[AnyCase, Pattern])
        {
            if (_text.StartsWith(prefix, StringComparison.Ordinal))
                _text = _text[prefix.Length..];
        }

        if (_ignoresCase)
            _text = _text.ToLowerInvariant();
    }

    public StanzaScope Scope { get; }

    public bool Matches(string source, string sourceType, string host) => Scope switch
    {
        // `source::...` is any source, not none: events of a test have none.
        StanzaScope.Source => source.Length > 0 && Matches(source),
        StanzaScope.Host => Matches(host),
        StanzaScope.Default => true,
        _ => Matches(sourceType),
    };

    private bool Matches(string text)
    {
        if (_ignoresCase)
            text = text.ToLowerInvariant();
        return _hasWildcards ? Matches(_text, text) : string.Equals(_text, text, StringComparison.Ordinal);
    }

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
