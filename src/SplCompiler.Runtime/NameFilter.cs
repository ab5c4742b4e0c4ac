using System.Collections.Frozen;
using System.Collections.Immutable;

namespace SplCompiler.Runtime;

/// <summary>Chooses field names: those that match one of the wildcards, without the excluded ones.</summary>
/// <remarks><c>*</c> does not reach internal names (<c>_time</c>): they match only a wildcard that begins with <c>_</c>. Source: Search Reference, "fields".</remarks>
public sealed class NameFilter(ImmutableArray<string> wildcards, params string[] excluded)
{
    private readonly FrozenSet<string> _excluded = excluded.ToFrozenSet(StringComparer.Ordinal);

    public ImmutableArray<string> Wildcards { get; } = wildcards;

    /// <summary>Names that are columns of their own.</summary>
    public IReadOnlyCollection<string> Excluded => _excluded;

    public bool Matches(string name)
    {
        if (_excluded.Contains(name))
            return false;
        foreach (string wildcard in Wildcards)
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
