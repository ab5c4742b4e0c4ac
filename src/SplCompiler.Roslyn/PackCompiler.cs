using System.Collections.Immutable;
using SplCompiler.Diagnostics;
using SplCompiler.Emission;
using SplCompiler.Knowledge;
using SplCompiler.Roslyn.Listing;
using SplCompiler.Runtime;

namespace SplCompiler.Roslyn;

/// <summary>How a pack is compiled.</summary>
public sealed record PackOptions
{
    /// <summary>Where compiled assemblies are kept; null keeps none.</summary>
    public string? CacheDirectory { get; init; } = CompilationCache.DefaultDirectory;

    /// <summary>How many shards are compiled at once.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>True to have the C# compiler warn of nulls where none may be.</summary>
    public bool FollowsNulls { get; init; }

    public string RootNamespace { get; init; } = "SplCompiler.Generated";

    /// <summary>Told how many of the rules are compiled, from any thread.</summary>
    public Action<int, int>? OnCompiled { get; init; }
}

/// <summary>A pack in memory.</summary>
/// <param name="Pack">The rules that compiled, in the order given, and their knowledge.</param>
/// <param name="ByRule">What the C# compiler has against the code of a rule: our bugs. A rule with an error is not in the pack.</param>
/// <param name="General">Findings about knowledge.</param>
/// <param name="Compiled">Rules that Roslyn compiled.</param>
/// <param name="Cached">Rules that came from the cache.</param>
public sealed record PackBuild(
    CompiledPack Pack, ImmutableDictionary<SplCompilation, ImmutableArray<Diagnostic>> ByRule, ImmutableArray<Diagnostic> General, int Compiled, int Cached)
{
    /// <summary>Where the classes of the pack are; null when they are not all in the cache.</summary>
    public PackListing? Listing { get; init; }
}

/// <summary>Compiles rules to a pack: in shards, as many at once as there are cores, from the cache where it has them.</summary>
public static class PackCompiler
{
    /// <summary>Enough to spread the cost of a compilation, few enough that editing one rule recompiles little.</summary>
    private const int RulesPerShard = 16;

    /// <param name="rules">Rules; those with errors are left out.</param>
    /// <param name="knowledge">Where the fields of events come from.</param>
    /// <param name="options">Cache and workers.</param>
    /// <param name="cancellation">Stops the compilation.</param>
    public static PackBuild Compile(
        IReadOnlyList<SplCompilation> rules, KnowledgeBase knowledge, PackOptions options, CancellationToken cancellation = default)
    {
        ImmutableArray<SplCompilation> good = [.. rules.Where(rule => rule.Source is not null)];
        KnowledgeSources known = KnowledgeEmitter.Emit(knowledge, PackEmitter.Reads(good), options.RootNamespace);
        var build = new ShardBuild(options, good.Length, cancellation);
        List<Shard> shards = [.. Shards(good)];
        if (!known.Sources.IsEmpty)
            shards.Add(new Shard("SplKnowledge", [.. known.Sources.Select(source => new ShardMember(source, null))]));
        Parallel.ForEach(shards, new ParallelOptions { MaxDegreeOfParallelism = options.Jobs, CancellationToken = cancellation }, build.Load);
        return build.Finish(good, known);
    }

    /// <summary>
    /// Rules by the hash of their path: a new or changed rule touches one shard. Rules that would have the same class name
    /// go to shards of their own, which are assemblies of their own.
    /// </summary>
    private static IEnumerable<Shard> Shards(ImmutableArray<SplCompilation> rules)
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
