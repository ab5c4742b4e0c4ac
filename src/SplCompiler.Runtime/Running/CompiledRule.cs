using System.Collections.Immutable;

namespace SplCompiler.Runtime;

/// <summary>A rule of a pack, ready to be constructed: what a pack assembly lists.</summary>
/// <param name="Path">The rule file, relative to the pack, with <c>/</c>.</param>
/// <param name="Id">The rule's id, or null.</param>
/// <param name="Title">The rule's title, or null.</param>
/// <param name="Create">Makes a fresh instance.</param>
/// <param name="Stanza">The name of the search in a file of several, or null.</param>
public sealed record CompiledRule(string Path, string? Id, string? Title, Func<Detection> Create, string? Stanza = null)
{
    /// <summary>What is known of the rule before it is constructed; null for a rule that has to be asked.</summary>
    public RuleWitness? Witness { get; init; }
}

/// <summary>A compiled pack: its rules and the field knowledge compiled for them.</summary>
/// <param name="Rules">The rules, in the order in which their rows are given.</param>
/// <param name="Knowledge">Makes a fresh instance of each stanza (each worker has its own), the strongest app first.</param>
public sealed record CompiledPack(ImmutableArray<CompiledRule> Rules, ImmutableArray<Func<KnowledgeStanza>> Knowledge)
{
    /// <summary>The tables that the pack brings; a table of the same name in <see cref="RunContext.Lookups"/> is stronger.</summary>
    public ILookupTables Lookups { get; init; } = NoLookupTables.Instance;
}
