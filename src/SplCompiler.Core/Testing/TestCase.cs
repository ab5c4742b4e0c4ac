using System.Collections.Immutable;
using SplCompiler.Diagnostics;
using SplCompiler.Knowledge;
using SplCompiler.Rules;

namespace SplCompiler.Testing;

/// <summary>A search over a few events, and the rows that it must give.</summary>
public sealed record TestCase
{
    /// <summary>What the case shows, in words.</summary>
    public required string Id { get; init; }

    public string? Topic { get; init; }

    /// <summary>Where the case is written.</summary>
    public required FileSpan Span { get; init; }

    /// <summary>The search, with positions in the test file; null when <see cref="RulePath"/> names it.</summary>
    public RuleText? Spl { get; init; }

    /// <summary>The file of the rule; null when <see cref="Spl"/> is the search.</summary>
    public string? RulePath { get; init; }

    /// <summary>The events, each one line of JSON with its numbers as written.</summary>
    public ImmutableArray<string> Input { get; init; } = [];

    /// <summary>A file of events that is read instead of <see cref="Input"/>, or null.</summary>
    public string? EventsPath { get; init; }

    public required Expectation Expect { get; init; }

    /// <summary>What <c>now()</c> gives; null for the clock.</summary>
    public DateTimeOffset? Now { get; init; }

    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Macros beside those of apps.</summary>
    public ImmutableArray<Macro> Macros { get; init; } = [];

    /// <summary>Lookup files by name, as CSV text.</summary>
    public ImmutableDictionary<string, string> Lookups { get; init; } = ImmutableDictionary<string, string>.Empty;

    public string? Note { get; init; }

    /// <summary>The page of the manual that says so.</summary>
    public string? Source { get; init; }

    /// <summary>Knowledge with the macros and lookups of the case in front.</summary>
    public KnowledgeBase Around(KnowledgeBase knowledge)
    {
        if (!Macros.IsEmpty)
            knowledge = knowledge.WithMacros(Macros);
        return Lookups.IsEmpty ? knowledge : knowledge.WithLookups(Lookups.Keys);
    }

    public override string ToString() => Id;
}
