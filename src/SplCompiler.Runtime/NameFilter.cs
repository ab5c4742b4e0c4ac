using System.Collections.Frozen;
using System.Collections.Immutable;

namespace SplCompiler.Runtime;

/// <summary>Chooses field names: those that match one of the wildcards, without the excluded ones.</summary>
/// <remarks><c>*</c> does not reach internal names (<c>_time</c>): they match only a wildcard that begins with <c>_</c>. Source: Search Reference, "fields".</remarks>
public sealed class NameFilter
{
    private readonly FrozenSet<string> _excluded;
    private ImmutableArray<string> _without = [];
    private ImmutableArray<ImmutableArray<string>> _within = [];

    public NameFilter(ImmutableArray<string> wildcards, params string[] excluded)
    {
        Wildcards = wildcards;
        _excluded = excluded.ToFrozenSet(StringComparer.Ordinal);
    }

    private NameFilter(NameFilter other) =>
        (Wildcards, _excluded, _without, _within) = (other.Wildcards, other._excluded, other._without, other._within);

    public ImmutableArray<string> Wildcards { get; }

    /// <summary>The same filter without names that match one of the wildcards.</summary>
    public NameFilter Without(ImmutableArray<string> wildcards) => new(this) { _without = wildcards };

    /// <summary>The same filter for names that match one of these wildcards, too.</summary>
    public NameFilter Within(ImmutableArray<string> wildcards) => new(this) { _within = _within.Add(wildcards) };

    public bool Matches(string name)
    {
        if (_excluded.Contains(name) || !MatchesAny(Wildcards, name) || MatchesAny(_without, name))
            return false;
        foreach (ImmutableArray<string> wildcards in _within)
        {
            if (!MatchesAny(wildcards, name))
                return false;
        }

        return true;
    }

    private static bool MatchesAny(ImmutableArray<string> wildcards, string name)
    {
        foreach (string wildcard in wildcards)
        {
            if (NamePattern.Matches(wildcard, name))
                return true;
        }

        return false;
    }
}

/// <summary>Wildcards over field names.</summary>
public static class NamePattern
{
    /// <summary>True when <paramref name="wildcard"/> (any number of <c>*</c>) matches the whole name, with case.</summary>
    public static bool Matches(string wildcard, string name)
    {
        if (name.StartsWith('_') && !wildcard.StartsWith('_'))
            return false;
        return Match(wildcard, name);
    }

    /// <summary>The texts that the stars of the wildcard stand for, shortest first, or null when it does not match.</summary>
    public static string[]? Captures(string wildcard, string name)
    {
        if (name.StartsWith('_') && !wildcard.StartsWith('_'))
            return null;

        string[] parts = wildcard.Split('*');
        if (!name.StartsWith(parts[0], StringComparison.Ordinal))
            return null;

        var captures = new List<string>();
        int position = parts[0].Length;
        for (int i = 1; i < parts.Length; i++)
        {
            bool last = i == parts.Length - 1;
            int found = last
                ? name.EndsWith(parts[i], StringComparison.Ordinal) ? name.Length - parts[i].Length : -1
                : name.IndexOf(parts[i], position, StringComparison.Ordinal);
            if (found < position)
                return null;
            captures.Add(name[position..found]);
            position = found + parts[i].Length;
        }

        return position == name.Length ? [.. captures] : null;
    }

    /// <summary>Puts captured texts into the stars of another wildcard.</summary>
    public static string Fill(string wildcard, string[] captures)
    {
        string[] parts = wildcard.Split('*');
        string result = parts[0];
        for (int i = 1; i < parts.Length; i++)
            result += (i <= captures.Length ? captures[i - 1] : "") + parts[i];
        return result;
    }

    private static bool Match(ReadOnlySpan<char> wildcard, ReadOnlySpan<char> name)
    {
        int star = -1, retry = 0, w = 0, n = 0;
        while (n < name.Length)
        {
            if (w < wildcard.Length && wildcard[w] == '*')
            {
                star = w++;
                retry = n;
            }
            else if (w < wildcard.Length && wildcard[w] == name[n])
            {
                w++;
                n++;
            }
            else if (star >= 0)
            {
                w = star + 1;
                n = ++retry;
            }
            else
            {
                return false;
            }
        }

        return wildcard[w..].Trim('*').IsEmpty;
    }
}
