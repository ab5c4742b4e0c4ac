using System.Collections.Immutable;
using SplCompiler.Analysis;
using SplCompiler.Diagnostics;

namespace SplCompiler.Catalog;

/// <summary>A rule as the catalog gets it.</summary>
/// <param name="Facts">What it looks for.</param>
/// <param name="Diagnostics">What is wrong with it.</param>
public sealed record CatalogRule(RuleFacts Facts, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>The test beside it; null when there is none.</summary>
    public RuleTest? Test { get; init; }

    /// <summary>What it was measured to cost; null when it was not.</summary>
    public RuleCost? Cost { get; init; }
}
