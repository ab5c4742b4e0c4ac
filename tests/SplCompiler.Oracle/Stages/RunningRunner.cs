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
            "Next" => OracleValue.Of(i + 1),
            "Difference" when i >= back => OracleValue.Of(values[i].Number - values[i - back].Number),
            "Value" when i >= back => values[i - back],
            "Plain" or "Weighted" or "Fading" => OracleValue.Of(Average(stage.Method, back, [.. values.Take(i + 1).Select(value => value.Number).OfType<double>()], values[i].Number)),
            _ => OracleValue.Null,
        }));
    }

    /// <summary>A moving average over the numbers up to the current row.</summary>
    private static double? Average(string kind, int rows, List<double> numbers, double? current)
    {
        if (current is null || numbers.Count < rows)
            return null;
        List<double> last = numbers[^rows..];
        return kind switch
        {
            "Plain" => last.Average(),
            "Weighted" => last.Select((number, i) => number * (i + 1)).Sum() / Enumerable.Range(1, rows).Sum(),
            _ => numbers.Aggregate((average, number) => average + ((number - average) * 2 / (rows + 1))),
        };
    }
}
