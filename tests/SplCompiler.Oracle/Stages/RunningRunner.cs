using System.Globalization;
using SplCompiler.Commands;

namespace SplCompiler.Oracle.Stages;

/// <summary>Fields that depend on the rows before: <c>accum</c>, <c>delta</c>, <c>autoregress</c>.</summary>
internal static class RunningRunner
{
    public static IEnumerable<OracleRow> Run(RunningStage stage, IReadOnlyList<OracleRow> rows)
    {
        List<OracleValue> values = [.. rows.Select(row => row[stage.Field.Name])];
        int back = stage.Arguments.Length == 0 ? 0 : int.Parse(stage.Arguments, CultureInfo.InvariantCulture);
        return rows.Select((row, i) => row.With(stage.OutputField, stage.Method switch
        {
            "Add" or "AddOrKeep" when values[i].Number is not null => OracleValue.Of(values.Take(i + 1).Sum(value => value.Number ?? 0)),
            "AddOrKeep" => values[i],
            "Difference" when i >= back => OracleValue.Of(values[i].Number - values[i - back].Number),
            "Value" when i >= back => values[i - back],
            _ => OracleValue.Null,
        }));
    }
}
