using System.Collections.Immutable;
using System.Reflection;
using SplCompiler.Runtime;

namespace SplCompiler.Roslyn.Listing;

/// <summary>A class of a cached assembly.</summary>
/// <param name="Name">With namespace.</param>
/// <param name="Shard">The key of the assembly in the cache.</param>
public sealed record ListedClass(string Name, string Shard);

/// <summary>A rule of a pack, and the class that it became.</summary>
public sealed record ListedRule(string Path, string? Id, string? Title, string? Stanza, ListedClass Class, RuleWitness? Witness);

/// <summary>What a compiled pack consists of, so that it can be loaded again without its rules: classes of assemblies in the cache.</summary>
/// <param name="Rules">In the order in which their rows are given.</param>
/// <param name="Knowledge">The strongest app first.</param>
public sealed record PackListing(ImmutableArray<ListedRule> Rules, ImmutableArray<ListedClass> Knowledge)
{
    /// <summary>The pack, from assemblies of the cache; null when one of them is gone. An assembly is loaded when the first of its classes is wanted.</summary>
    public CompiledPack? Load(CompilationCache cache)
    {
        var images = new Dictionary<string, Lazy<Assembly>>(StringComparer.Ordinal);
        foreach (string shard in Rules.Select(rule => rule.Class.Shard).Concat(Knowledge.Select(stanza => stanza.Shard)).Distinct(StringComparer.Ordinal))
        {
            // Read now, so that a cache that somebody empties meanwhile takes nothing from this run.
            if (cache.Find(shard) is not { } image)
                return null;
            images.Add(shard, new Lazy<Assembly>(() => new PackLoadContext(shard).LoadFromStream(new MemoryStream(image))));
        }

        return new CompiledPack(
            [.. Rules.Select(rule => new CompiledRule(rule.Path, rule.Id, rule.Title, () => (Detection)Create(rule.Class), rule.Stanza) { Witness = rule.Witness })],
            [.. Knowledge.Select(stanza => (Func<KnowledgeStanza>)(() => (KnowledgeStanza)Create(stanza)))]);

        object Create(ListedClass listed) => Activator.CreateInstance(images[listed.Shard].Value.GetType(listed.Name, throwOnError: true)!)!;
    }
}
