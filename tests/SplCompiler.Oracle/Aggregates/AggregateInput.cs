namespace SplCompiler.Oracle.Aggregates;

/// <summary>A row of a group, and the value of the function's argument on it.</summary>
/// <param name="Row">The row.</param>
/// <param name="Value">Null when the row contributes nothing.</param>
internal sealed record AggregateInput(OracleRow Row, OracleValue Value);
