using System.Collections.Concurrent;

namespace SplCompiler.Runtime;

/// <summary>Patterns that a rule computes for each row, compiled once each.</summary>
internal static class RowPatterns
{
    // Rows bring new patterns without end; past this the cache starts anew.
    private const int Limit = 10_000;

    private static readonly ConcurrentDictionary<string, SplRegex?> s_patterns = new(StringComparer.Ordinal);

    /// <summary>The compiled pattern, or null when it is no valid one.</summary>
    public static SplRegex? Get(string pattern)
    {
        if (s_patterns.Count > Limit)
            s_patterns.Clear();
        return s_patterns.GetOrAdd(pattern, static text => SplRegex.TryCreate(text, out _));
    }
}
