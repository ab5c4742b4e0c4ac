using SplCompiler.Commands;
using SplCompiler.Oracle.Expressions;

namespace SplCompiler.Oracle.Stages;

/// <summary><c>search</c>, <c>where</c>, <c>regex</c>: keeps the rows for which the condition is true.</summary>
internal static class FilterRunner
{
    public static IEnumerable<OracleRow> Run(FilterStage stage, IEnumerable<OracleRow> rows, OracleContext context) =>
        rows.Where(row => new Evaluator(row, context).Truth(stage.Condition) == true);
}
