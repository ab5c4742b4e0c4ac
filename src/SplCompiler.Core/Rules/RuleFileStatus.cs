namespace SplCompiler.Rules;

/// <summary>One file that a rule pack looked at.</summary>
/// <param name="Path">The path as diagnostics write it.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Reason">Why it gave no rule, such as <c>logic_format is Snowflake</c>; empty when it did.</param>
public sealed record RuleFileStatus(string Path, RuleFileOutcome Outcome, string Reason = "");
