using System.Collections.Immutable;
using SplCompiler.Commands;
using SplCompiler.Oracle.Matching;
using SplCompiler.Planning;

namespace SplCompiler.Oracle.Stages;

/// <summary>Commands that turn rows into columns and columns into rows: <c>xyseries</c>, <c>untable</c>, <c>transpose</c>.</summary>
internal static class TableRunner
{
    public static IEnumerable<OracleRow> Series(Xyseries.XyseriesStage stage, ImmutableArray<OracleRow> rows)
    {
        string name = stage.Row.Name;
        IEnumerable<OracleRow> used = rows.Where(row => !row[name].IsNull && !row[stage.Column.Name].IsNull);
        IEnumerable<List<OracleRow>> groups = stage.IsGrouped ? Neighbours(used, name) : used.GroupBy(row => row[name]).Select(group => group.ToList());
        foreach (List<OracleRow> group in groups)
        {
            OracleRow series = OracleRow.Empty;
            foreach (OracleRow row in group)
            {
                foreach (FieldExpression data in stage.Data)
                {
                    foreach (OracleScalar column in row[stage.Column.Name].Values)
                    {
                        string label = stage.Format.Length == 0 ? column.Text : stage.Format.Replace("$AGG$", data.Name).Replace("$VAL$", column.Text);
                        series = series.With(label, row[data.Name]);
                    }
                }
            }

            yield return series.With(name, group[0][name]);
        }
    }

    private static IEnumerable<List<OracleRow>> Neighbours(IEnumerable<OracleRow> rows, string name)
    {
        var groups = new List<List<OracleRow>>();
        foreach (OracleRow row in rows)
        {
            if (groups.Count == 0 || !groups[^1][0][name].Equals(row[name]))
                groups.Add([]);
            groups[^1].Add(row);
        }

        return groups;
    }

    public static IEnumerable<OracleRow> Untable(Untable.UntableStage stage, IEnumerable<OracleRow> rows)
    {
        // Known columns have their order also where a row lacks some; fields of events have none but that of their names.
        string[] known = [.. stage.Input.Columns.Select(column => column.Name)];
        return rows.SelectMany(row => (stage.Input.IsClosed ? known.Intersect(row.Names) : row.Names.Order(Comparer<string>.Create(Letters.Compare)))
            .Where(name => name != stage.Row.Name && !FieldNames.IsInternal(name)).Select(name => OracleRow.Empty
                .With(stage.Row.Name, row[stage.Row.Name])
                .With(stage.NameField, OracleValue.Of(name))
                .With(stage.ValueField, row[name])));
    }

    public static IEnumerable<OracleRow> Transpose(Transpose.TransposeStage stage, ImmutableArray<OracleRow> rows)
    {
        List<OracleRow> used = [.. stage.Limit == 0 ? rows : rows.Take(stage.Limit)];
        if (used.Count == 0)
            yield break;
        IEnumerable<string> names = stage.Known.Concat(used.SelectMany(row => row.Names)).Distinct();
        foreach (string name in names.Where(name => name != stage.Header?.Name))
        {
            OracleRow result = OracleRow.Empty;
            for (int i = 0; i < used.Count; i++)
            {
                string? header = stage.Header is null ? null : used[i][stage.Header.Name].Values.Select(value => value.Text).FirstOrDefault();
                result = result.With(header ?? $"row {i + 1}", used[i][name]);
            }

            if (stage.WithEmpty || result.Fields.Length > 0)
                yield return result.With(stage.NameField, OracleValue.Of(name));
        }
    }
}
