using SplCompiler.Fuzz.Generation;

namespace SplCompiler.Fuzz.Checking;

/// <summary>Two engines that gave different rows, or one that failed.</summary>
/// <param name="Rule">The rule and its events.</param>
/// <param name="Engine">What differs from the oracle: <c>optimized</c>, <c>without fold-constants</c>.</param>
/// <param name="Message">Rows of both, or the failure.</param>
public sealed record Disagreement(RandomRule Rule, string Engine, string Message);
