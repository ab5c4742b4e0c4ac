using System.Collections.Immutable;

namespace SplCompiler.Planning;

/// <summary>The part of a schema whose names are only known at run time: what wildcards reach on an open event.</summary>
/// <param name="Filters">A name belongs to the tail when each filter has a wildcard that matches it.</param>
/// <param name="Hidden">Names that do not belong to it: columns of their own, removed and renamed fields.</param>
/// <param name="IsEvent">True while the fields are still those of the event; false once rows hold a copy.</param>
public sealed record OpenTail(ImmutableArray<ImmutableArray<string>> Filters, ImmutableHashSet<string> Hidden, bool IsEvent)
{
    /// <summary>Every field of an event, the internal ones too.</summary>
    public static OpenTail Everything { get; } = new([["*", "_*"]], ImmutableHashSet.Create<string>(StringComparer.Ordinal), IsEvent: true);

    /// <summary>Wildcards whose names do not belong to it.</summary>
    public ImmutableArray<string> HiddenWildcards { get; init; } = [];

    public bool Contains(string name) =>
        !Hidden.Contains(name)
        && !HiddenWildcards.Any(wildcard => Wildcards.Matches(wildcard, name))
        && Filters.All(filter => filter.Any(wildcard => Wildcards.Matches(wildcard, name)));

    public OpenTail Hide(string name) => this with { Hidden = Hidden.Add(name) };

    /// <summary>The part of the tail that one of the wildcards matches.</summary>
    public OpenTail Narrow(ImmutableArray<string> wildcards)
    {
        // Everything narrowed is just the narrower filter: keeps the common case plain.
        if (Filters.Length == 1 && Filters[0].Contains("*") && Filters[0].Contains("_*"))
            return this with { Filters = [wildcards] };
        return this with { Filters = Filters.Add(wildcards) };
    }

    public override string ToString() =>
        string.Join(" and ", Filters.Select(filter => string.Join('|', filter))) +
        (Hidden.IsEmpty ? "" : $" except {string.Join(' ', Hidden.Order(StringComparer.Ordinal))}");
}
