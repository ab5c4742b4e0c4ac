using System.Collections.Immutable;
using SplCompiler.Commands;

namespace SplCompiler.Oracle.Stages;

/// <summary><c>addtotals</c>: the sum of the numbers of a row, and of a column.</summary>
internal static class TotalRunner
{
    public static IEnumerable<OracleRow> Rows(RowTotalStage stage, IEnumerable<OracleRow> rows) => rows.Select(row =>
        row.With(stage.OutputField, OracleValue.Of(Chosen(stage.Fields, row).Sum(name => row[name].Number ?? 0))));

    public static IEnumerable<OracleRow> Columns(ColumnTotalStage stage, ImmutableArray<OracleRow> rows)
    {
        if (rows.IsEmpty)
            return rows;
        OracleRow sums = OracleRow.Empty;
        foreach (string name in rows.SelectMany(row => Chosen(stage.Fields, row)).Distinct().Where(name => name != stage.LabelField))
        {
            List<double> numbers = [.. rows.Select(row => row[name].Number).OfType<double>()];
            if (numbers.Count > 0)
                sums = sums.With(name, OracleValue.Of(numbers.Sum()));
        }

        return rows.Add(stage.LabelField is null ? sums : sums.With(stage.LabelField, OracleValue.Of(stage.Label)));
    }

    private static IEnumerable<string> Chosen(ImmutableArray<string> fields, OracleRow row) =>
        row.Names.Where(name => fields.Any(field => FieldNames.Matches(field, name)));
}
