using System.Collections.Immutable;
using SplCompiler.Analysis;
using SplCompiler.Cli.Packs;

namespace SplCompiler.Cli.Surveying;

/// <summary>A rule that can give no rows over an input because of fields that it lacks.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Conditions">Those that no event can meet, with the fields that are absent.</param>
internal sealed record NeedyRule(LoadedRule Rule, ImmutableArray<SilentCondition> Conditions)
{
    public string Path => Rule.Compilation.Rule.Path;

    public string? Stanza => Rule.Compilation.Rule.Stanza;

    /// <summary>The rules with a condition that no event of the input can meet for want of a field. Only what is proved is told: a rule that asks for a field after <c>stats</c> is not.</summary>
    /// <param name="pack">The rules.</param>
    /// <param name="isThere">Whether any event has a field.</param>
    public static ImmutableArray<NeedyRule> Of(LoadedPack pack, Func<string, bool> isThere) =>
    [
        .. pack.Accepted.Where(rule => rule.Compilation.Plan.StartsFromEvents)
            .Select(rule => new NeedyRule(rule, [.. Blame(rule.Compilation, isThere).Where(condition => !condition.Absent.IsEmpty)]))
            .Where(rule => !rule.Conditions.IsEmpty)
            .OrderBy(rule => rule.Path, StringComparer.Ordinal).ThenBy(rule => rule.Stanza, StringComparer.Ordinal),
    ];

    private static IEnumerable<SilentCondition> Blame(SplCompilation rule, Func<string, bool> isThere) =>
        SilenceAnalysis.Blame(FilterOutline.Of(rule.Plan, rule.Expanded), [], field => IsOfKnowledge(field) ? isThere(field) ? true : null : isThere(field));

    // Event types and their tags are worked out where a rule asks for them, and not for all events.
    private static bool IsOfKnowledge(string field) => field is "eventtype" or "tag" || field.StartsWith("tag::", StringComparison.Ordinal);
}
