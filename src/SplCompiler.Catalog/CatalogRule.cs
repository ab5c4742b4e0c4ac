using System.Collections.Immutable;
using SplCompiler.Analysis;
using SplCompiler.Diagnostics;

namespace SplCompiler.Catalog;

/// <summary>A rule as the catalog gets it.</summary>
/// <param name="Facts">What it looks for.</param>
/// <param name="Diagnostics">What is wrong with it.</param>
/// <param name="HasTest">True when events and rows lie beside it.</param>
public sealed record CatalogRule(RuleFacts Facts, ImmutableArray<Diagnostic> Diagnostics, bool HasTest);
