using SplCompiler.Commands;
using SplCompiler.Oracle.Aggregates;
using SplCompiler.Oracle.Expressions;
using SplCompiler.Oracle.Matching;
using SplCompiler.Planning;

namespace SplCompiler.Oracle.Stages;

/// <summary><c>stats</c>: one row for each combination of the BY fields, ascending; a row that lacks one is dropped, one with several values counts in each group.</summary>
internal static class StatsRunner
{
    public static IEnumerable<OracleRow> Run(StatsStage stage, IReadOnlyCollection<OracleRow> rows, OracleContext context)
    {
        if (stage.By.IsEmpty)
            return rows.Count > 0 || stage.Aggregates.Any(aggregate => aggregate.Function.Name is "count" or "dc" or "estdc") ? [Aggregate(stage, [], [.. rows], context)] : [];

        var order = Comparer<OracleScalar>.Create((left, right) => KeyOrder(left, right));
        IOrderedEnumerable<(List<OracleScalar> Key, List<OracleRow> Rows)> groups = Groups(stage, rows).OrderBy(_ => 0);
        for (int i = 0; i < stage.By.Length; i++)
        {
            int index = i;
            groups = groups.ThenBy(group => group.Key[index], order);
        }

        return groups.Select(group => Aggregate(stage, group.Key, group.Rows, context));
    }

    private static List<(List<OracleScalar> Key, List<OracleRow> Rows)> Groups(StatsStage stage, IEnumerable<OracleRow> rows)
    {
        var groups = new List<(List<OracleScalar> Key, List<OracleRow> Rows)>();
        var places = new Dictionary<string, int>();
        foreach (OracleRow row in rows)
        {
            foreach (List<OracleScalar> key in stage.CountsEachKeyOnce ? Keys(stage.By, row).DistinctBy(key => string.Join('\u0001', key.Select(part => part.Text))) : Keys(stage.By, row))
            {
                string text = string.Join('\u0001', key.Select(part => part.Text));
                if (places.TryAdd(text, groups.Count))
                    groups.Add((key, []));
                groups[places[text]].Rows.Add(row);
            }
        }

        return groups;
    }

    /// <summary>Every combination of one value of each BY field; none when the row lacks one.</summary>
    internal static IEnumerable<List<OracleScalar>> Keys(IEnumerable<FieldExpression> by, OracleRow row)
    {
        IEnumerable<List<OracleScalar>> keys = [[]];
        foreach (FieldExpression field in by)
            keys = keys.SelectMany(key => row[field.Name].Values, (key, value) => (List<OracleScalar>)[.. key, value]);
        return keys;
    }

    private static OracleRow Aggregate(StatsStage stage, List<OracleScalar> key, List<OracleRow> rows, OracleContext context)
    {
        OracleRow result = OracleRow.Empty;
        for (int i = 0; i < key.Count; i++)
            result = result.With(stage.By[i].Name, OracleValue.Of(key[i]));
        foreach (BoundAggregate aggregate in stage.Aggregates)
            result = result.With(aggregate.Output, Result(aggregate, rows, context));
        string[] taken = [.. stage.By.Select(field => field.Name), .. stage.Aggregates.Select(aggregate => aggregate.Output)];
        foreach (OpenAggregate open in stage.Open)
        {
            foreach ((string output, OracleValue value) in OpenResults(open, stage.By, rows).Where(open => !taken.Contains(open.Output)))
                result = result.With(output, value);
        }

        return result;
    }

    /// <summary>The result of a function over the rows of a group.</summary>
    internal static OracleValue Result(BoundAggregate aggregate, IEnumerable<OracleRow> rows, OracleContext context) =>
        AggregateFunctions.Compute(aggregate.Function, [.. rows.Select(row => Input(aggregate, row, context))]);

    private static AggregateInput Input(BoundAggregate aggregate, OracleRow row, OracleContext context)
    {
        // A bare count counts rows, count(eval(condition)) those for which it is true: as if each had one value.
        if (aggregate.Argument is null)
            return new AggregateInput(row, OracleValue.Of(1));
        var evaluator = new Evaluator(row, context);
        return aggregate is { Function.Name: "count", Argument.Type.Kind: SplKind.Bool }
            ? new AggregateInput(row, evaluator.Truth(aggregate.Argument) == true ? OracleValue.Of(1) : OracleValue.Null)
            : new AggregateInput(row, evaluator.Value(aggregate.Argument));
    }

    /// <summary>A function over a wildcard: every field of the rows that matches, but the BY fields.</summary>
    internal static IEnumerable<(string Output, OracleValue Value)> OpenResults(OpenAggregate open, IEnumerable<FieldExpression> by, IReadOnlyList<OracleRow> rows)
    {
        foreach (string name in rows.SelectMany(row => row.Names).Distinct().Except(by.Select(field => field.Name)).Order(StringComparer.Ordinal))
        {
            if (FieldNames.Captures(open.From, name) is { } captures)
                yield return (FieldNames.Fill(open.To, captures), AggregateFunctions.Compute(open.Function, [.. rows.Select(row => new AggregateInput(row, row[name]))]));
        }
    }

    /// <summary>Ascending: numbers as numbers before text, text by code point.</summary>
    internal static int KeyOrder(OracleScalar left, OracleScalar right)
    {
        int kind = (left.Number is null).CompareTo(right.Number is null);
        int number = kind != 0 ? kind : (left.Number ?? 0).CompareTo(right.Number ?? 0);
        return number != 0 ? number : Letters.Compare(left.Text, right.Text);
    }
}
