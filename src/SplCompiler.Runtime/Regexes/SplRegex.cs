using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace SplCompiler.Runtime;

/// <summary>A PCRE pattern that is matched against UTF-8. One object for each distinct pattern; shared by all workers.</summary>
/// <remarks>
/// Nothing is built before the first text that needs it. A match that takes longer than <see cref="TimeLimit"/> is given up,
/// counts as no match, and is counted in <see cref="TimedOut"/>: the run reports it.
/// </remarks>
public sealed partial class SplRegex
{
    /// <summary>How long one match may take.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(1);

    private static readonly ConcurrentDictionary<string, SplRegex> s_patterns = new(StringComparer.Ordinal);
    private static long s_timedOutInAll;

    private readonly PcreTranslation _translation;
    private readonly ImmutableArray<RegexLiteral> _required;
    private readonly Lazy<Regex> _regex;
    private readonly Lazy<Regex> _wideRegex;
    private long _timedOut;

    private SplRegex(string pattern, PcreTranslation translation, ImmutableArray<RegexLiteral> required)
    {
        Pattern = pattern;
        _translation = translation;
        _required = required;
        _regex = new Lazy<Regex>(() => Build(translation.DotNet!, translation));
        _wideRegex = translation.DotNetWide is { } wide ? new Lazy<Regex>(() => Build(wide, translation)) : _regex;
    }

    /// <summary>The pattern as PCRE writes it.</summary>
    public string Pattern { get; }

    /// <summary>The names of groups by number; index 0 is the whole match, null a group without a name.</summary>
    public ImmutableArray<string?> GroupNames => _translation.GroupNames;

    /// <summary>Texts that were given up because of the time limit.</summary>
    public long TimedOut => Interlocked.Read(ref _timedOut);

    /// <summary><see cref="TimedOut"/> of all patterns of the process.</summary>
    public static long TimedOutInAll => Interlocked.Read(ref s_timedOutInAll);

    /// <summary>The regex of a pattern that the compiler checked.</summary>
    /// <param name="pattern">PCRE.</param>
    /// <param name="required">Texts of which every match contains at least one; none when that is not known.</param>
    /// <exception cref="ArgumentException">The pattern is not valid, or has no equal in .NET.</exception>
    public static SplRegex Create(string pattern, params ReadOnlySpan<RegexLiteral> required)
    {
        if (s_patterns.TryGetValue(pattern, out SplRegex? known))
            return known;
        PcreTranslation translation = PcreTranslator.Translate(pattern);
        if (translation.DotNet is null)
            throw new ArgumentException($"{translation.Error ?? translation.Unsupported} at {translation.ErrorOffset} of {pattern}", nameof(pattern));
        return s_patterns.GetOrAdd(pattern, new SplRegex(pattern, translation, [.. required]));
    }

    /// <summary>The regex of a pattern that only the data knows; null, with the reason, when it is not valid. Not cached.</summary>
    public static SplRegex? TryCreate(string pattern, out string? error)
    {
        PcreTranslation translation = PcreTranslator.Translate(pattern);
        error = translation.Error ?? translation.Unsupported;
        return error is null ? new SplRegex(pattern, translation, []) : null;
    }

    private static Regex Build(string dotNet, PcreTranslation translation)
    {
        if (!translation.AllowsNonBacktracking)
            return new Regex(dotNet, translation.Options, TimeLimit);
        try
        {
            return new Regex(dotNet, translation.Options | RegexOptions.NonBacktracking, TimeLimit);
        }
        catch (NotSupportedException)
        {
            // The wide form may hold look-around, and an automaton may be too large: the time limit then bounds the match.
            return new Regex(dotNet, translation.Options, TimeLimit);
        }
    }

    private void CountTimeOut()
    {
        Interlocked.Increment(ref _timedOut);
        Interlocked.Increment(ref s_timedOutInAll);
    }
}
