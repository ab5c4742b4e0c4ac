using SplCompiler.Commands;
using SplCompiler.Oracle.Expressions;
using SplCompiler.Planning;

namespace SplCompiler.Oracle.Stages;

/// <summary><c>eval</c>: assignments from left to right; each sees the ones before it, null removes the field.</summary>
internal static class EvalRunner
{
    public static IEnumerable<OracleRow> Run(Eval.EvalStage stage, IEnumerable<OracleRow> rows, OracleContext context) =>
        rows.Select(row => Assign(stage, row, context));

    /// <summary>A name that stands in another field.</summary>
    public static OracleRow Assign(ComputedNameStage stage, OracleRow row, OracleContext context)
    {
        var evaluator = new Evaluator(row, context);
        return evaluator.Value(stage.Name).Text is { } name and not ("_time" or "_raw") ? row.With(name, evaluator.Value(stage.Value)) : row;
    }

    /// <summary>The fields of a data set, each from the fields of the event.</summary>
    public static OracleRow Dataset(DatasetStage stage, OracleRow row, OracleContext context)
    {
        var evaluator = new Evaluator(row, context);
        return stage.Fields.Aggregate(OracleRow.Empty with { Ordinal = row.Ordinal }, (named, part) => named.With(part.Field, evaluator.Value(part.Value)));
    }

    private static OracleRow Assign(Eval.EvalStage stage, OracleRow row, OracleContext context)
    {
        foreach ((string field, Expression value) in stage.Assignments)
            row = row.With(field, new Evaluator(row, context).Value(value));
        return row;
    }
}
