using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using SplCompiler.Diagnostics;
using SplCompiler.Emission;
using SplCompiler.Knowledge;
using SplCompiler.Rules;
using SplCompiler.Runtime;

namespace SplCompiler.Roslyn;

/// <summary>How a pack is compiled.</summary>
public sealed record PackOptions
{
    /// <summary>Where compiled assemblies are kept; null keeps none.</summary>
    public string? CacheDirectory { get; init; } = CompilationCache.DefaultDirectory;

    /// <summary>How many shards are compiled at once.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    public string RootNamespace { get; init; } = "SplCompiler.Generated";
}

/// <summary>A pack in memory.</summary>
/// <param name="Pack">The rules that compiled, in the order given, and their knowledge.</param>
/// <param name="Diagnostics">Findings about knowledge, and about generated C#, which are our bugs.</param>
/// <param name="Compiled">Shards that Roslyn compiled.</param>
/// <param name="Cached">Shards that came from the cache.</param>
public sealed record PackBuild(CompiledPack Pack, ImmutableArray<Diagnostic> Diagnostics, int Compiled, int Cached);

/// <summary>Compiles rules to a pack: in shards, as many at once as there are cores, from the cache where it has them.</summary>
public static class PackCompiler
{
    /// <summary>Enough to spread the cost of a compilation, few enough that editing one rule recompiles little.</summary>
    private const int RulesPerShard = 16;

    public static PackBuild Compile(
        IReadOnlyList<SplCompilation> rules, KnowledgeBase knowledge, PackOptions options, CancellationToken cancellation = default)
    {
        ImmutableArray<SplCompilation> good = [.. rules.Where(rule => rule.Source is not null)];
        KnowledgeSources known = KnowledgeEmitter.Emit(knowledge, PackEmitter.Reads(good), options.RootNamespace);

        var build = new Build(options, cancellation);
        List<Shard> shards = [.. Shards(good)];
        if (!known.Sources.IsEmpty)
            shards.Add(new Shard("SplKnowledge", known.Sources, []));
        Parallel.ForEach(shards, new ParallelOptions { MaxDegreeOfParallelism = options.Jobs, CancellationToken = cancellation }, build.Load);
        return build.Finish(good, known);
    }

    /// <summary>Rules by the hash of their path: a new or changed rule touches one shard.</summary>
    private static IEnumerable<Shard> Shards(ImmutableArray<SplCompilation> rules)
    {
        int count = Math.Max(1, (rules.Length + RulesPerShard - 1) / RulesPerShard);
        return rules
            .GroupBy(rule => (int)(StableHash(rule.Rule.Path + "\0" + rule.Rule.Stanza) % (uint)count))
            .OrderBy(group => group.Key)
            .Select(group => new Shard($"SplRules{group.Key}", [.. group.Select(rule => rule.Source!)], [.. group.Select(rule => rule.Rule)]));
    }

    /// <summary>FNV-1a: the same on every machine and run, unlike string.GetHashCode.</summary>
    private static uint StableHash(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
            hash = (hash ^ c) * 16777619;
        return hash;
    }

    private sealed record Shard(string Name, ImmutableArray<GeneratedSource> Sources, ImmutableArray<RuleFile> Rules);

    private sealed class Build(PackOptions options, CancellationToken cancellation)
    {
        private readonly CompilationCache? _cache = options.CacheDirectory is { } directory ? new CompilationCache(directory) : null;
        private readonly ConcurrentDictionary<string, Type> _types = new(StringComparer.Ordinal);
        private readonly ConcurrentBag<(GeneratedSource Source, CSharpFinding Finding)> _findings = [];
        private int _compiled;
        private int _cached;

        public void Load(Shard shard)
        {
            string key = CompilationCache.KeyOf(shard.Sources);
            byte[]? image = _cache?.Find(key);
            if (image is not null)
            {
                Interlocked.Increment(ref _cached);
            }
            else
            {
                image = Compile(shard, key);
                Interlocked.Increment(ref _compiled);
            }

            if (image.Length == 0)
                return;
            // Two packs in one process may have classes of the same name: each assembly gets a context of its own.
            Assembly assembly = new PackLoadContext(shard.Name).LoadFromStream(new MemoryStream(image));
            foreach (GeneratedSource source in shard.Sources)
                _types[source.Name.FullName] = assembly.GetType(source.Name.FullName, throwOnError: true)!;
        }

        private byte[] Compile(Shard shard, string key)
        {
            CompiledSources compiled = SourceCompiler.Compile($"{shard.Name}_{key[..16]}", shard.Sources, cancellation);
            foreach (CSharpFinding finding in compiled.Findings)
                _findings.Add((shard.Sources.FirstOrDefault(source => source.Name.File == finding.File) ?? shard.Sources[0], finding));
            byte[] image = [.. compiled.Image];
            if (compiled.Findings.IsEmpty)
                _cache?.TryAdd(key, image);
            return image;
        }

        public PackBuild Finish(ImmutableArray<SplCompilation> rules, KnowledgeSources known)
        {
            var compiled = ImmutableArray.CreateBuilder<CompiledRule>();
            foreach (SplCompilation rule in rules)
            {
                if (_types.TryGetValue(rule.Source!.Name.FullName, out Type? type))
                    compiled.Add(new CompiledRule(rule.Rule.Path, rule.Rule.Id, rule.Rule.Title, () => (Detection)Activator.CreateInstance(type)!, rule.Rule.Stanza));
            }

            var stanzas = known.Sources
                .Where(source => _types.ContainsKey(source.Name.FullName))
                .Select(source => (Func<KnowledgeStanza>)(() => (KnowledgeStanza)Activator.CreateInstance(_types[source.Name.FullName])!));
            return new PackBuild(new CompiledPack(compiled.ToImmutable(), [.. stanzas]), [.. known.Diagnostics, .. Findings(rules)], _compiled, _cached);
        }

        private IEnumerable<Diagnostic> Findings(ImmutableArray<SplCompilation> rules)
        {
            foreach ((GeneratedSource source, CSharpFinding finding) in _findings.OrderBy(finding => finding.Finding.Message, StringComparer.Ordinal))
            {
                SplCompilation? rule = rules.FirstOrDefault(candidate => candidate.Source!.Name == source.Name);
                FileSpan span = rule is null ? FileSpan.WholeFile(source.Name.File) : rule.Expanded.Locate(new SourceSpan(0, rule.Expanded.Text.Length));
                yield return new Diagnostic(Descriptors.GeneratedCodeRejected, $"the C# compiler has something against the generated code: {finding.Message}", span, "the rule whose code it is")
                {
                    Severity = finding.IsError ? Severity.Error : Severity.Warning,
                };
            }
        }
    }
}
