using System.Collections.Immutable;

namespace SplCompiler.Fuzz.Checking;

/// <summary>What the check of a list of rules found.</summary>
public sealed record CheckedRules
{
    public ImmutableArray<Disagreement> Disagreements { get; init; } = [];

    /// <summary>Rules that every engine ran.</summary>
    public int Agreed { get; init; }

    /// <summary>Rules that gave at least one row.</summary>
    public int WithRows { get; init; }

    /// <summary>Classes that were compiled: one for each different code of the optimizer's passes.</summary>
    public int Classes { get; init; }

    /// <summary>Refused rules by code of the first error, with one message each.</summary>
    public ImmutableDictionary<string, (int Count, string Message)> Refused { get; init; } = ImmutableDictionary<string, (int, string)>.Empty;

    public CheckedRules And(CheckedRules other) => new()
    {
        Disagreements = [.. Disagreements, .. other.Disagreements],
        Agreed = Agreed + other.Agreed,
        WithRows = WithRows + other.WithRows,
        Classes = Classes + other.Classes,
        Refused = other.Refused.Aggregate(Refused, (all, pair) =>
            all.SetItem(pair.Key, all.TryGetValue(pair.Key, out var known) ? (known.Count + pair.Value.Count, known.Message) : pair.Value)),
    };
}
