namespace SplCompiler.Runtime;

/// <summary>What a stream has seen so far: a value to log or to publish as metrics.</summary>
/// <param name="Events">Events that were shown to the rules.</param>
/// <param name="Rows">Rows that the rules gave.</param>
/// <param name="Late">How often a rule did not get an event because its bin of time was over.</param>
/// <param name="Problems">Broken pieces of input that were reported and left out.</param>
/// <param name="FailedRules">Rules that failed and see no more events.</param>
public readonly record struct StreamCounters(long Events, long Rows, long Late, long Problems, int FailedRules);
