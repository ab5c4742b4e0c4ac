using SplCompiler.Commands;
using SplCompiler.Oracle.Expressions;

namespace SplCompiler.Oracle.Stages;

/// <summary>A conversion of every field that a wildcard reaches.</summary>
internal static class MapFieldsRunner
{
    public static IEnumerable<OracleRow> Run(MapFieldsStage stage, IEnumerable<OracleRow> rows, OracleContext context) => rows.Select(row =>
        row.Names.Where(name => stage.Fields.Any(field => FieldNames.Matches(field, name)) && !stage.Excluded.Contains(name)).ToList()
            .Aggregate(row, (current, name) => current.With(name, RowFunctions.Value(stage.Function, [current[name]], context))));
}
