using System.Collections.Immutable;
using SplCompiler.Commands;
using SplCompiler.Oracle.Expressions;
using SplCompiler.Planning;

namespace SplCompiler.Oracle.Stages;

/// <summary><c>eventstats</c> and <c>streamstats</c>: each row gets the results over the rows of its groups that it sees.</summary>
internal static class RowAggregatesRunner
{
    public static IEnumerable<OracleRow> Events(Eventstats.EventstatsStage stage, ImmutableArray<OracleRow> rows, OracleContext context) =>
        rows.Select(row => WithResults(stage.Aggregates, row, (key, _) => rows.SelectMany(other => Enumerable.Repeat(other, Times(stage.Aggregates, other, key))), context));

    public static IEnumerable<OracleRow> Stream(StreamstatsStage stage, ImmutableArray<OracleRow> rows, OracleContext context)
    {
        int start = 0;
        string? last = null;
        for (int i = 0; i < rows.Length; i++)
        {
            OracleRow row = rows[i];
            int at = i;
            bool isGrouped = StatsRunner.Keys(stage.Aggregates.By, row).Any();
            string combination = string.Join('|', stage.Aggregates.By.Select(field => row[field.Name].ToString()));
            bool changes = stage.Settings.ResetsOnChange && !stage.Aggregates.By.IsEmpty && isGrouped && combination != last;
            last = isGrouped ? combination : last;
            if (changes || IsTrue(stage.ResetBefore, row, context))
                start = i;
            int from = start;
            OracleRow result = WithResults(stage.Aggregates, row, (key, again) => Seen(stage, rows, from, at, (key, again)), context);
            if (IsTrue(stage.ResetAfter, result, context))
                start = i + 1;
            yield return result;
        }
    }

    /// <summary>The rows of a group that row <paramref name="at"/> sees, itself as often as it has had the key so far.</summary>
    private static IEnumerable<OracleRow> Seen(StreamstatsStage stage, ImmutableArray<OracleRow> rows, int from, int at, (string Text, int Again) key)
    {
        StreamSettings settings = stage.Settings;
        IEnumerable<int> before = Enumerable.Range(from, Math.Max(0, at - from)).Where(i => StatsRunner.Keys(stage.Aggregates.By, rows[i]).Any());
        List<int> seen = [.. settings.IncludesCurrent ? before.Append(at) : before];
        if (settings.TimeWindow is { } span)
            seen.RemoveAll(i => !(Math.Abs((rows[i]["_time"].Number - rows[at]["_time"].Number) ?? double.PositiveInfinity) < StreamstatsStage.Microseconds(span) / 1e6));
        bool isOfAll = settings.IsGlobal || settings.TimeWindow is not null;
        if (settings.Window > 0 && isOfAll)
            seen = [.. seen.TakeLast(settings.Window)];
        IEnumerable<OracleRow> group = seen.SelectMany(i => Enumerable.Repeat(rows[i], i == at ? key.Again : Times(stage.Aggregates, rows[i], key.Text)));
        return settings.Window > 0 && !isOfAll ? group.TakeLast(settings.Window) : group;
    }

    private static bool IsTrue(Expression? condition, OracleRow row, OracleContext context) =>
        condition is not null && new Evaluator(row, context).Truth(condition) == true;

    /// <summary>How often a row is in a group: as often as it has the key, as in <c>stats</c>.</summary>
    private static int Times(RowAggregates aggregates, OracleRow row, string key) => StatsRunner.Keys(aggregates.By, row).Count(other => Text(other) == key);

    private static string Text(List<OracleScalar> key) => string.Join('\u0001', key.Select(part => part.Text));

    /// <summary>A row in no group stays; one in several gets the results of all of them, one behind the other.</summary>
    private static OracleRow WithResults(RowAggregates aggregates, OracleRow row, Func<string, int, IEnumerable<OracleRow>> group, OracleContext context)
    {
        List<string> keys = [.. StatsRunner.Keys(aggregates.By, row).Select(Text)];
        List<List<OracleRow>> groups = [.. keys.Select((key, i) => group(key, keys.Take(i + 1).Count(other => other == key)).ToList())];
        if (groups.Count == 0)
            return row;

        string[] taken = [.. aggregates.By.Select(field => field.Name), .. aggregates.Aggregates.Select(aggregate => aggregate.Output)];
        OracleRow result = row;
        foreach (OpenAggregate open in aggregates.Open)
        {
            foreach (string name in row.Names.Where(name => open.From == open.To && FieldNames.Matches(open.From, name) && !taken.Contains(name)))
                result = result.Without(name);
            var found = groups.SelectMany(rows => StatsRunner.OpenResults(open, aggregates.By, rows)).Where(found => !found.Value.IsNull && !taken.Contains(found.Output));
            foreach (var values in found.GroupBy(found => found.Output, found => found.Value))
                result = result.With(values.Key, OracleValue.Of(values.SelectMany(value => value.Values)));
        }

        foreach (BoundAggregate aggregate in aggregates.Aggregates)
            result = result.With(aggregate.Output, OracleValue.Of(groups.SelectMany(rows => StatsRunner.Result(aggregate, rows, context).Values)));
        return result;
    }
}
