using System.Collections.Immutable;
using SplCompiler.Diagnostics;
using SplCompiler.Emission;
using SplCompiler.Knowledge;

namespace SplCompiler.Roslyn;

/// <summary>What the C# compiler says of a pack.</summary>
/// <param name="ByRule">What it has against the code of a rule: our bugs.</param>
/// <param name="General">Findings about knowledge.</param>
/// <param name="Compiled">Rules that it read.</param>
/// <param name="Cached">Rules that it is known to accept.</param>
public sealed record PackCheck(
    ImmutableDictionary<SplCompilation, ImmutableArray<Diagnostic>> ByRule, ImmutableArray<Diagnostic> General, int Compiled, int Cached);

/// <summary>Has the C# compiler read a pack, without assemblies.</summary>
public static class PackChecker
{
    /// <param name="rules">Rules; those with errors are left out.</param>
    /// <param name="knowledge">Where the fields of events come from.</param>
    /// <param name="options">Cache and workers.</param>
    /// <param name="cancellation">Stops the compilation.</param>
    public static PackCheck Check(
        IReadOnlyList<SplCompilation> rules, KnowledgeBase knowledge, PackOptions options, CancellationToken cancellation = default)
    {
        ImmutableArray<SplCompilation> good = [.. rules.Where(rule => rule.Source is not null)];
        KnowledgeSources known = KnowledgeEmitter.Emit(knowledge, PackEmitter.Reads(good), options.RootNamespace);
        CompilationCache? cache = options.CacheDirectory is { } directory ? new CompilationCache(directory) : null;
        var findings = new ShardFindings();
        int compiled = 0;
        int cached = 0;
        Parallel.ForEach(PackShards.Of(good, known), options.Parallel(cancellation), shard =>
        {
            string key = CompilationCache.KeyOf(shard.Sources);
            if (cache?.IsAccepted(key) == true)
            {
                Interlocked.Add(ref cached, shard.RuleCount);
            }
            else
            {
                ImmutableArray<CSharpFinding> found = SourceCompiler.Check(shard.Name, shard.Sources, cancellation);
                findings.Add(shard, found);
                if (found.IsEmpty)
                    cache?.TryAccept(key);
                Interlocked.Add(ref compiled, shard.RuleCount);
            }

            options.OnCompiled?.Invoke(Volatile.Read(ref compiled) + Volatile.Read(ref cached), good.Length);
        });
        return new PackCheck(findings.ByRule(), [.. known.Diagnostics, .. findings.General()], compiled, cached);
    }
}
