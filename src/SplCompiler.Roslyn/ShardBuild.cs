using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using SplCompiler.Emission;
using SplCompiler.Roslyn.Listing;
using SplCompiler.Runtime;

namespace SplCompiler.Roslyn;

/// <summary>Compiles or fetches the shards of one pack, from several threads.</summary>
internal sealed class ShardBuild(PackOptions options, int rules, CancellationToken cancellation)
{
    /// <summary>
    /// What a compilation leaves behind is old enough when it is done to wait for a full collection, and the next one of those would come at
    /// twice the memory that the pack needs. Bytes.
    /// </summary>
    private const long Garbage = 96 << 20;

    private readonly CompilationCache? _cache = options.CacheDirectory is { } directory ? new CompilationCache(directory) : null;
    private readonly ConcurrentDictionary<GeneratedSource, Type> _types = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<GeneratedSource, ListedClass> _listed = new(ReferenceEqualityComparer.Instance);
    private readonly ShardFindings _findings = new();
    private int _compiled;
    private int _cached;
    private readonly Lock _garbageGate = new();
    private long _collectAt = GC.GetTotalMemory(forceFullCollection: false) + Garbage;

    public void Load(Shard shard)
    {
        int count = shard.RuleCount;
        string key = CompilationCache.KeyOf(shard.Sources);
        byte[]? image = _cache?.Find(key);
        if (image is not null)
        {
            Interlocked.Add(ref _cached, count);
        }
        else
        {
            image = Compile(shard, key);
            Interlocked.Add(ref _compiled, count);
            CollectGarbage();
        }

        options.OnCompiled?.Invoke(Volatile.Read(ref _compiled) + Volatile.Read(ref _cached), rules);
        if (image.Length == 0)
            return;
        // Two shards may have classes of the same name: each assembly gets a context of its own.
        Assembly assembly = new PackLoadContext(shard.Name).LoadFromStream(new MemoryStream(image));
        foreach (ShardMember member in shard.Members)
        {
            if (assembly.GetType(member.Source.Name.FullName) is not { } type)
                continue;
            _types[member.Source] = type;
            _listed[member.Source] = new ListedClass(member.Source.Name.FullName, key);
        }
    }

    private void CollectGarbage()
    {
        lock (_garbageGate)
        {
            if (GC.GetTotalMemory(forceFullCollection: false) < _collectAt)
                return;
            GC.Collect();
            _collectAt = GC.GetTotalMemory(forceFullCollection: false) + Garbage;
        }
    }

    /// <summary>A file that C# refuses is left out, so that it does not take its neighbours with it.</summary>
    private byte[] Compile(Shard shard, string key)
    {
        CompiledSources compiled = SourceCompiler.Compile($"{shard.Name}_{key[..16]}", shard.Sources, options.FollowsNulls, cancellation);
        _findings.Add(shard, compiled.Findings);
        if (compiled.Image.IsEmpty)
        {
            HashSet<ShardMember> refused = [.. compiled.Findings.Where(finding => finding.IsError).Select(shard.MemberOf)];
            Shard rest = shard with { Members = [.. shard.Members.Where(member => !refused.Contains(member))] };
            return rest.Members.IsEmpty ? [] : Compile(rest, key);
        }

        byte[] image = [.. compiled.Image];
        // What has findings is compiled again next time, so that they are reported again.
        if (compiled.Findings.IsEmpty)
            _cache?.TryAdd(key, image);
        return image;
    }

    public PackBuild Finish(ImmutableArray<SplCompilation> good, KnowledgeSources known)
    {
        var compiled = ImmutableArray.CreateBuilder<CompiledRule>();
        foreach (SplCompilation rule in good)
        {
            if (_types.TryGetValue(rule.Source!, out Type? type))
                compiled.Add(new CompiledRule(rule.Rule.Path, rule.Rule.Id, rule.Rule.Title, () => (Detection)Activator.CreateInstance(type)!, rule.Rule.Stanza) { Witness = RuleWitnesses.Of(rule.Source!.Lead) });
        }

        var stanzas = known.Sources
            .Where(_types.ContainsKey)
            .Select(source => Stanza(_types[source]));
        return new PackBuild(
            new CompiledPack(compiled.ToImmutable(), [.. stanzas]),
            _findings.ByRule(),
            [.. known.Diagnostics, .. _findings.General()],
            _compiled,
            _cached)
        {
            Listing = _cache is null || !_findings.IsEmpty ? null : List(good, known),
        };
    }

    // What makes a stanza holds its type alone, not the sources of the pack.
    private static Func<KnowledgeStanza> Stanza(Type type) => () => (KnowledgeStanza)Activator.CreateInstance(type)!;

    private PackListing List(ImmutableArray<SplCompilation> good, KnowledgeSources known) => new(
        [.. good.Where(rule => _listed.ContainsKey(rule.Source!)).Select(rule => new ListedRule(rule.Rule.Path, rule.Rule.Id, rule.Rule.Title, rule.Rule.Stanza, _listed[rule.Source!], RuleWitnesses.Of(rule.Source!.Lead)))],
        [.. known.Sources.Where(_listed.ContainsKey).Select(source => _listed[source])]);
}
