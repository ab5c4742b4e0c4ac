using SplCompiler.Commands;

namespace SplCompiler.Oracle.Stages;

/// <summary><c>makeresults</c>: rows with the time of the search.</summary>
internal static class MakeresultsRunner
{
    public static IEnumerable<OracleRow> Run(Makeresults.MakeresultsStage stage, OracleContext context) =>
        Enumerable.Repeat(OracleRow.Empty.With("_time", OracleValue.Of(context.Now.ToUnixTimeSeconds())), (int)stage.Count);

    public static IEnumerable<OracleRow> Run(Makeresults.MakedataStage stage, OracleContext context) => stage.Rows.Values.Select(values =>
    {
        OracleRow row = stage.Rows.Columns.Zip(values).Aggregate(OracleRow.Empty, (current, cell) => current.With(cell.First, OracleValue.Of(cell.Second)));
        return stage.WithTime ? row.With("_time", OracleValue.Of(context.Now.ToUnixTimeSeconds())) : row;
    });
}
