using SplCompiler.Commands;
using SplCompiler.Oracle.Expressions;
using SplCompiler.Planning;

namespace SplCompiler.Oracle.Stages;

/// <summary><c>eval</c>: assignments from left to right; each sees the ones before it, null removes the field.</summary>
internal static class EvalRunner
{
    public static IEnumerable<OracleRow> Run(Eval.EvalStage stage, IEnumerable<OracleRow> rows) => rows.Select(row => Assign(stage, row));

    private static OracleRow Assign(Eval.EvalStage stage, OracleRow row)
    {
        foreach ((string field, Expression value) in stage.Assignments)
            row = row.With(field, new Evaluator(row).Value(value));
        return row;
    }
}
