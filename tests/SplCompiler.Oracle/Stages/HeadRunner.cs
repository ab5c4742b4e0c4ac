using SplCompiler.Commands;
using SplCompiler.Oracle.Expressions;

namespace SplCompiler.Oracle.Stages;

/// <summary><c>head</c>: the first rows, by number or as long as a condition holds.</summary>
internal static class HeadRunner
{
    public static IEnumerable<OracleRow> Run(Head.HeadStage stage, IReadOnlyList<OracleRow> rows, OracleContext context)
    {
        int count = (int)Math.Min(stage.Limit, rows.Count);
        int holds = rows.TakeWhile(row => stage.While is null || (new Evaluator(row, context).Truth(stage.While) ?? stage.GoesOnOverNull)).Count();
        return rows.Take(Math.Min(count, stage.KeepLast ? holds + 1 : holds));
    }
}
