namespace SplCompiler.Analysis;

/// <summary>A rule that looks for much of what another looks for.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Likeness">From 0 to 1: the share of the indicators of both that both have, rare ones counting more.</param>
/// <param name="Shared">How many indicators both have.</param>
public sealed record SimilarRule(RuleFacts Rule, double Likeness, int Shared);
