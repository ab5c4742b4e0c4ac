using SplCompiler.Commands;
using SplCompiler.Planning;

namespace SplCompiler.Oracle.Stages;

/// <summary><c>lookup</c> over a run without tables: what it overwrites is null, what it only fills stays.</summary>
internal static class LookupRunner
{
    public static IEnumerable<OracleRow> Run(LookupStage stage, IEnumerable<OracleRow> rows) => rows.Select(row =>
        stage.Outputs.Where(output => output.Before.Type.Kind == SplKind.Null).Aggregate(row, (current, output) => current.Without(output.Field)));
}
