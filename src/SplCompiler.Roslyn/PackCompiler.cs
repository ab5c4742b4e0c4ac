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

    internal ParallelOptions Parallel(CancellationToken cancellation) => new() { MaxDegreeOfParallelism = Jobs, CancellationToken = cancellation };
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
        Parallel.ForEach(PackShards.Of(good, known), options.Parallel(cancellation), build.Load);
        return build.Finish(good, known);
    }
}
