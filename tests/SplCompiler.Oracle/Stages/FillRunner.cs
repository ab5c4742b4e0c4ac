using System.Collections.Immutable;
using SplCompiler.Commands;

namespace SplCompiler.Oracle.Stages;

/// <summary><c>fillnull</c> over whatever fields there are, and <c>filldown</c>.</summary>
internal static class FillRunner
{
    public static IEnumerable<OracleRow> Null(FillnullStage stage, ImmutableArray<OracleRow> rows)
    {
        // A name that is no wildcard is filled even when no row has it.
        List<string> names =
        [
            .. rows.SelectMany(row => row.Names).Concat(stage.Fields.Where(field => !field.Contains('*')))
                .Distinct().Where(name => stage.Fields.Any(field => FieldNames.Matches(field, name))),
        ];
        return rows.Select(row => names.Aggregate(row, (filled, name) => filled[name].IsNull ? filled.With(name, OracleValue.Of(stage.Value)) : filled));
    }

    public static IEnumerable<OracleRow> Down(Filldown.FilldownStage stage, IEnumerable<OracleRow> rows)
    {
        OracleRow above = OracleRow.Empty;
        foreach (OracleRow row in rows)
        {
            OracleRow filled = above.Names.Aggregate(row, (current, name) => current[name].IsNull ? current.With(name, above[name]) : current);
            above = filled.Only(filled.Names.Where(name => stage.Fields.Any(field => FieldNames.Matches(field, name))));
            yield return filled;
        }
    }
}
