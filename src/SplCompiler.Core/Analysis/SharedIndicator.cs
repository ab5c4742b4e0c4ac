using System.Collections.Immutable;

namespace SplCompiler.Analysis;

/// <summary>An indicator and the rules of a pack that look for it, in order.</summary>
public sealed record SharedIndicator(Indicator Indicator, ImmutableArray<RuleFacts> Rules);
