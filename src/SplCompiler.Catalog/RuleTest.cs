namespace SplCompiler.Catalog;

/// <summary>What became of the test beside a rule.</summary>
/// <param name="Passed">True when its rows are those expected.</param>
/// <param name="Message">What was wrong, lines; empty when it passed.</param>
public sealed record RuleTest(bool Passed, string Message);
