using System.Collections.Immutable;
using SplCompiler.Emission;

namespace SplCompiler.Roslyn;

/// <summary>How the files of a pack are spread over assemblies.</summary>
internal static class PackShards
{
    /// <summary>Enough to spread the cost of a compilation, few enough that editing one rule recompiles little.</summary>
    private const int RulesPerShard = 16;

    public static IEnumerable<Shard> Of(ImmutableArray<SplCompilation> rules, KnowledgeSources known)
    {
        IEnumerable<Shard> shards = OfRules(rules);
        return known.Sources.IsEmpty ? shards : shards.Append(new Shard("SplKnowledge", [.. known.Sources.Select(source => new ShardMember(source, null))]));
    }

    /// <summary>
    /// Rules by the hash of their path: a new or changed rule touches one shard. Rules that would have the same class name
    /// go to shards of their own, which are assemblies of their own.
    /// </summary>
    private static IEnumerable<Shard> OfRules(ImmutableArray<SplCompilation> rules)
    {
        int count = Math.Max(1, (rules.Length + RulesPerShard - 1) / RulesPerShard);
        return rules
            .GroupBy(rule => rule.Name.FullName, StringComparer.Ordinal)
            .SelectMany(names => names.Select((rule, again) => (Rule: rule, Again: again)))
            .GroupBy(rule => (Shard: (int)(StableHash(rule.Rule.Rule.Path + "\0" + rule.Rule.Rule.Stanza) % (uint)count), rule.Again))
            .OrderBy(group => group.Key)
            .Select(group => new Shard($"SplRules{group.Key.Shard}_{group.Key.Again}", [.. group.Select(rule => new ShardMember(rule.Rule.Source!, rule.Rule))]));
    }

    /// <summary>FNV-1a: the same on every machine and run, unlike string.GetHashCode.</summary>
    private static uint StableHash(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
            hash = (hash ^ c) * 16777619;
        return hash;
    }
}
