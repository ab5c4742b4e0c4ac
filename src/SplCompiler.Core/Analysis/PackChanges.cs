using System.Collections.Immutable;

namespace SplCompiler.Analysis;

/// <summary>What is different between two versions of a pack. A rule is the same rule when its id is, or its path and stanza where it has none.</summary>
/// <param name="Added">Only in the later one.</param>
/// <param name="Removed">Only in the earlier one.</param>
/// <param name="Changed">In both, with another file or another meaning.</param>
/// <param name="Unchanged">How many are the same.</param>
public sealed record PackChanges(ImmutableArray<RuleFacts> Added, ImmutableArray<RuleFacts> Removed, ImmutableArray<RuleChange> Changed, int Unchanged)
{
    /// <param name="former">The rules of the earlier version.</param>
    /// <param name="current">Those of the later one.</param>
    public static PackChanges Between(IReadOnlyList<RuleFacts> former, IReadOnlyList<RuleFacts> current)
    {
        Dictionary<string, RuleFacts> byPath = ByKey(former, rule => $"{rule.Compilation.Rule.Path}\n{rule.Compilation.Rule.Stanza}");
        Dictionary<string, RuleFacts> byId = ByKey(former, rule => rule.Compilation.Rule.Id);
        Dictionary<string, RuleFacts> ownIds = ByKey(current, rule => rule.Compilation.Rule.Id);
        var left = new HashSet<RuleFacts>(former, ReferenceEqualityComparer.Instance);
        var pairs = new List<RuleChange>();
        var added = ImmutableArray.CreateBuilder<RuleFacts>();
        foreach (RuleFacts rule in current)
        {
            Rules.RuleFile file = rule.Compilation.Rule;
            RuleFacts? before = file.Id is { Length: > 0 } id && ownIds.ContainsKey(id) ? byId.GetValueOrDefault(id) : null;
            before ??= byPath.GetValueOrDefault($"{file.Path}\n{file.Stanza}");
            if (before is null || !left.Remove(before))
                added.Add(rule);
            else
                pairs.Add(new RuleChange(before, rule));
        }

        RuleChange[] changed = [.. pairs.Where(pair => pair.IsChange)];
        return new PackChanges(added.ToImmutable(), [.. former.Where(left.Contains)], [.. changed], pairs.Count - changed.Length);
    }

    /// <summary>Those that one rule alone has.</summary>
    private static Dictionary<string, RuleFacts> ByKey(IEnumerable<RuleFacts> rules, Func<RuleFacts, string?> key) =>
        rules.GroupBy(rule => key(rule) ?? "").Where(group => group.Key.Length > 0 && !group.Skip(1).Any()).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
}
