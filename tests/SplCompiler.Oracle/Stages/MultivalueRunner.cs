using System.Collections.Immutable;
using SplCompiler.Commands;

namespace SplCompiler.Oracle.Stages;

/// <summary><c>mvexpand</c> and <c>mvcombine</c>.</summary>
internal static class MultivalueRunner
{
    public static IEnumerable<OracleRow> Expand(Mvexpand.MvexpandStage stage, IEnumerable<OracleRow> rows) => rows.SelectMany(row =>
    {
        string name = stage.Field.Name;
        IEnumerable<OracleScalar> values = stage.Limit == 0 ? row[name].Values : row[name].Values.Take(stage.Limit);
        return row[name].IsNull ? [row] : values.Select(value => row.With(name, OracleValue.Of(value)));
    });

    public static IEnumerable<OracleRow> Combine(Mvcombine.MvcombineStage stage, ImmutableArray<OracleRow> rows)
    {
        string name = stage.Field.Name;
        var combined = new List<OracleRow>();
        foreach (OracleRow row in rows)
        {
            int place = row[name].IsNull ? -1 : combined.FindIndex(other => !other[name].IsNull && StageTable.SameFields(other.Without(name), row.Without(name)));
            if (place < 0)
                combined.Add(row);
            else
                combined[place] = combined[place].With(name, OracleValue.Of(combined[place][name].Values.Concat(row[name].Values)));
        }

        return combined;
    }
}
