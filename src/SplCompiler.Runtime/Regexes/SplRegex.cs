using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace SplCompiler.Runtime;

/// <summary>A PCRE pattern that is matched against UTF-8. One object for each distinct pattern; shared by all workers.</summary>
/// <remarks>
/// Nothing is built before the first text that needs it. A match that takes longer than <see cref="TimeLimit"/> is given up,
/// counts as no match, and is counted in <see cref="GivenUp"/>: the run reports it.
/// </remarks>
public sealed partial class SplRegex
{
    /// <summary>How long one match may take.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(1);

    /// <summary>After so many texts that were given up, longer ones are given up at once: the input decides how many there are.</summary>
    private const int Patience = 10;

    private static readonly ConcurrentDictionary<string, SplRegex> s_patterns = new(StringComparer.Ordinal);
    private static long s_givenUpInAll;

    private readonly PcreTranslation _translation;
    private readonly ImmutableArray<RegexLiteral> _required;

    // Whether there is a match is asked of an automaton where the pattern allows it. Where a match ends and what its groups
    // hold is asked of the backtracking engine: the automaton of .NET ends some lazy loops elsewhere.
    private readonly Lazy<Regex> _isMatch;
    private readonly Lazy<Regex> _isMatchWide;
    private readonly Lazy<Regex> _matches;
    private readonly Lazy<Regex> _matchesWide;
    private long _givenUp;
    private int _shortestGivenUp = int.MaxValue;

    private SplRegex(string pattern, PcreTranslation translation, ImmutableArray<RegexLiteral> required, Regex? generated = null)
    {
        Pattern = pattern;
        _translation = translation;
        _required = required;
        string dotNet = translation.DotNet!;
        string wide = translation.DotNetWide ?? dotNet;
        _matches = generated is null ? new Lazy<Regex>(() => new Regex(dotNet, translation.Options, TimeLimit)) : new Lazy<Regex>(generated);
        _matchesWide = translation.DotNetWide is null ? _matches : new Lazy<Regex>(() => new Regex(wide, translation.Options, TimeLimit));
        _isMatch = translation.AllowsNonBacktracking ? new Lazy<Regex>(() => Automaton(dotNet, _matches)) : _matches;
        _isMatchWide = translation.DotNetWide is null ? _isMatch
            : translation.AllowsNonBacktracking ? new Lazy<Regex>(() => Automaton(wide, _matchesWide)) : _matchesWide;
    }

    /// <summary>The pattern as PCRE writes it.</summary>
    public string Pattern { get; }

    /// <summary>The names of groups by number; index 0 is the whole match, null a group without a name.</summary>
    public ImmutableArray<string?> GroupNames => _translation.GroupNames;

    /// <summary>Texts that were given up: the time limit, or a failure of the engine.</summary>
    public long GivenUp => Interlocked.Read(ref _givenUp);

    /// <summary><see cref="GivenUp"/> of all patterns of the process.</summary>
    public static long GivenUpInAll => Interlocked.Read(ref s_givenUpInAll);

    /// <summary>How many texts each pattern of a rule gave up so far, those that gave up any.</summary>
    public static IReadOnlyDictionary<string, long> GivenUpByPattern() =>
        s_patterns.Values.Where(regex => regex.GivenUp > 0).ToDictionary(regex => regex.Pattern, regex => regex.GivenUp, StringComparer.Ordinal);

    /// <summary>The regex of a pattern that the compiler checked.</summary>
    /// <param name="pattern">PCRE.</param>
    /// <param name="required">Texts of which every match contains at least one; none when that is not known.</param>
    /// <exception cref="ArgumentException">The pattern is not valid, or has no equal in .NET.</exception>
    public static SplRegex Create(string pattern, params ReadOnlySpan<RegexLiteral> required) => Create(pattern, null, required);

    /// <inheritdoc cref="Create(string, ReadOnlySpan{RegexLiteral})"/>
    /// <param name="pattern">PCRE.</param>
    /// <param name="generated">The engine that the C# compiler wrote for the translated pattern; null to make one when it is needed.</param>
    /// <param name="required">Texts of which every match contains at least one; none when that is not known.</param>
    public static SplRegex Create(string pattern, Regex? generated, params ReadOnlySpan<RegexLiteral> required)
    {
        if (s_patterns.TryGetValue(pattern, out SplRegex? known))
            return known;
        PcreTranslation translation = PcreTranslator.Translate(pattern);
        if (translation.DotNet is null)
            throw new ArgumentException($"{translation.Error ?? translation.Unsupported} at {translation.ErrorOffset} of {pattern}", nameof(pattern));
        return s_patterns.GetOrAdd(pattern, new SplRegex(pattern, translation, [.. required], generated));
    }

    /// <summary>The regex of a pattern that only the data knows; null, with the reason, when it is not valid. Not cached.</summary>
    public static SplRegex? TryCreate(string pattern, out string? error)
    {
        PcreTranslation translation = PcreTranslator.Translate(pattern);
        error = translation.Error ?? translation.Unsupported;
        return error is null ? new SplRegex(pattern, translation, []) : null;
    }

    private Regex Automaton(string dotNet, Lazy<Regex> backtracking)
    {
        try
        {
            return new Regex(dotNet, _translation.Options | RegexOptions.NonBacktracking, TimeLimit);
        }
        catch (NotSupportedException)
        {
            // The wide form may hold look-around, and an automaton may be too large: the time limit then bounds the match.
            return backtracking.Value;
        }
    }

    // Beside the time limit: the interpreter of .NET leaves its arrays, or the text, on some nested loops that can match nothing.
    private static bool IsGivenUp(Exception exception) => exception is RegexMatchTimeoutException or IndexOutOfRangeException or ArgumentOutOfRangeException;

    /// <summary>True, and counted, for a text that need not be tried.</summary>
    private bool IsHopeless(int length)
    {
        if (GivenUp < Patience || length < Volatile.Read(ref _shortestGivenUp))
            return false;
        CountGivenUp(length);
        return true;
    }

    private void CountGivenUp(int length)
    {
        // Two workers may both write a length: either is one that was given up.
        if (length < Volatile.Read(ref _shortestGivenUp))
            Volatile.Write(ref _shortestGivenUp, length);
        Interlocked.Increment(ref _givenUp);
        Interlocked.Increment(ref s_givenUpInAll);
    }
}
