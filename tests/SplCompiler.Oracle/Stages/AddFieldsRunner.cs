using SplCompiler.Commands;
using SplCompiler.Oracle.Expressions;

namespace SplCompiler.Oracle.Stages;

/// <summary>Commands that find names in data: what they find overrides.</summary>
internal static class AddFieldsRunner
{
    public static IEnumerable<OracleRow> Run(AddFieldsStage stage, IEnumerable<OracleRow> rows, OracleContext context) => rows.Select(row =>
    {
        var evaluator = new Evaluator(row, context);
        foreach ((string name, OracleValue value) in RowFunctions.Fields(stage.Function, [.. stage.Inputs.Select(evaluator.Value)], context))
            row = row.With(name, value);
        return row;
    });
}
