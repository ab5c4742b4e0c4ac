namespace SplCompiler.Oracle.Expressions;

/// <summary>A value as an operand.</summary>
/// <param name="Value">The value.</param>
/// <param name="IsQuoted">True for text that stands in quotes in the rule.</param>
internal readonly record struct Operand(OracleValue Value, bool IsQuoted)
{
    /// <summary>The one value as a number. Text in quotes is none; a field's text may look like one.</summary>
    public double? Number => IsQuoted ? null : Value.Number;
}
