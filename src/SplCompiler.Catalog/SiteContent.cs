using System.Collections.Immutable;
using SplCompiler.Analysis;

namespace SplCompiler.Catalog;

/// <summary>What a site shows.</summary>
/// <param name="Rules">The rules, in the order of the pack.</param>
/// <param name="Pack">What they have in common.</param>
/// <param name="Title">Of the site.</param>
public sealed record SiteContent(ImmutableArray<CatalogRule> Rules, PackFacts Pack, string Title)
{
    /// <summary>The rules of an earlier version, for a page of what changed; null for none.</summary>
    public ImmutableArray<RuleFacts>? Former { get; init; }
}
