using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using SplCompiler.Diagnostics;
using SplCompiler.Emission;
using SplCompiler.Roslyn.Listing;
using SplCompiler.Rules;
using SplCompiler.Runtime;

namespace SplCompiler.Roslyn;

/// <summary>The files of one assembly.</summary>
internal sealed record Shard(string Name, ImmutableArray<ShardMember> Members)
{
    public IEnumerable<GeneratedSource> Sources => Members.Select(member => member.Source);
}

/// <summary>A generated file and the rule that it comes from; knowledge comes from none.</summary>
internal sealed record ShardMember(GeneratedSource Source, SplCompilation? Rule);

/// <summary>Compiles or fetches the shards of one pack, from several threads.</summary>
internal sealed class ShardBuild(PackOptions options, int rules, CancellationToken cancellation)
{
    private readonly CompilationCache? _cache = options.CacheDirectory is { } directory ? new CompilationCache(directory) : null;
    private readonly ConcurrentDictionary<GeneratedSource, Type> _types = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<GeneratedSource, ListedClass> _listed = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentBag<(ShardMember Member, CSharpFinding Finding)> _findings = [];
    private int _compiled;
    private int _cached;

    public void Load(Shard shard)
    {
        int count = shard.Members.Count(member => member.Rule is not null);
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

    /// <summary>A file that C# refuses is left out, so that it does not take its neighbours with it.</summary>
    private byte[] Compile(Shard shard, string key)
    {
        CompiledSources compiled = SourceCompiler.Compile($"{shard.Name}_{key[..16]}", shard.Sources, options.FollowsNulls, cancellation);
        foreach (CSharpFinding finding in compiled.Findings)
            _findings.Add((MemberOf(shard, finding), finding));
        if (compiled.Image.IsEmpty)
        {
            HashSet<ShardMember> refused = [.. compiled.Findings.Where(finding => finding.IsError).Select(finding => MemberOf(shard, finding))];
            Shard rest = shard with { Members = [.. shard.Members.Where(member => !refused.Contains(member))] };
            return rest.Members.IsEmpty ? [] : Compile(rest, key);
        }

        byte[] image = [.. compiled.Image];
        // What has findings is compiled again next time, so that they are reported again.
        if (compiled.Findings.IsEmpty)
            _cache?.TryAdd(key, image);
        return image;
    }

    private static ShardMember MemberOf(Shard shard, CSharpFinding finding) =>
        shard.Members.FirstOrDefault(member => member.Source.Name.File == finding.File) ?? shard.Members[0];

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
            .Select(source => (Func<KnowledgeStanza>)(() => (KnowledgeStanza)Activator.CreateInstance(_types[source])!));
        ILookup<SplCompilation?, Diagnostic> findings = _findings
            .OrderBy(finding => finding.Finding.Message, StringComparer.Ordinal)
            .ToLookup(finding => finding.Member.Rule, finding => Report(finding.Member, finding.Finding));
        return new PackBuild(
            new CompiledPack(compiled.ToImmutable(), [.. stanzas]),
            findings.Where(group => group.Key is not null).ToImmutableDictionary(group => group.Key!, group => group.ToImmutableArray()),
            [.. known.Diagnostics, .. findings[null]],
            _compiled,
            _cached)
        {
            Listing = _cache is null || !_findings.IsEmpty ? null : List(good, known),
        };
    }

    private PackListing List(ImmutableArray<SplCompilation> good, KnowledgeSources known) => new(
        [.. good.Where(rule => _listed.ContainsKey(rule.Source!)).Select(rule => new ListedRule(rule.Rule.Path, rule.Rule.Id, rule.Rule.Title, rule.Rule.Stanza, _listed[rule.Source!], RuleWitnesses.Of(rule.Source!.Lead)))],
        [.. known.Sources.Where(_listed.ContainsKey).Select(source => _listed[source])]);

    private static Diagnostic Report(ShardMember member, CSharpFinding finding)
    {
        FileSpan span = member.Rule is { } rule
            ? rule.Expanded.Locate(new SourceSpan(0, rule.Expanded.Text.Length))
            : FileSpan.WholeFile(member.Source.Name.File);
        return new Diagnostic(Descriptors.GeneratedCodeRejected, $"the C# compiler has something against the generated code: {finding.Message}", span, "the rule whose code it is")
        {
            Severity = finding.IsError ? Severity.Error : Severity.Warning,
        };
    }
}
