using SplCompiler.Rules;

namespace SplCompiler.Knowledge;

/// <summary>One EVAL- setting: a calculated field.</summary>
/// <param name="Field">The field that it writes.</param>
/// <param name="Expression">The eval expression, with positions in its props.conf.</param>
/// <param name="DefinedAt">File and line of the setting.</param>
public sealed record FieldFormula(string Field, RuleText Expression, string DefinedAt);
