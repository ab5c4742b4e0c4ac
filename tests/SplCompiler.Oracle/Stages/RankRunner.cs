using System.Collections.Immutable;
using System.Globalization;
using SplCompiler.Commands;

namespace SplCompiler.Oracle.Stages;

/// <summary><c>top</c> and <c>rare</c>: how often each combination occurs in each group.</summary>
internal static class RankRunner
{
    public static IEnumerable<OracleRow> Run(RankStage stage, ImmutableArray<OracleRow> rows)
    {
        string[] by = [.. stage.By.Select(field => field.Name)];
        string[] fields = [.. stage.Fields.Select(field => field.Name)];
        var counts = rows.SelectMany(row => StatsRunner.Keys(stage.By.Concat(stage.Fields), row))
            .GroupBy(key => string.Join('\u0001', key.Select(part => part.Text)))
            .Select(group => (Key: group.First(), Count: group.Count()))
            .Order(Comparer<(List<OracleScalar> Key, int Count)>.Create((left, right) =>
                left.Key.Zip(right.Key, StatsRunner.KeyOrder).FirstOrDefault(order => order != 0)));
        foreach (var group in counts.GroupBy(pair => string.Join('\u0001', pair.Key.Take(by.Length).Select(part => part.Text))))
        {
            double total = group.Sum(pair => pair.Count);
            var ordered = stage.LeastFirst ? group.OrderBy(pair => pair.Count).ToList() : group.OrderByDescending(pair => pair.Count).ToList();
            int shown = stage.Limit == 0 ? ordered.Count : Math.Min(stage.Limit, ordered.Count);
            foreach ((List<OracleScalar> key, int count) in ordered.Take(shown))
                yield return Row(stage, [.. by, .. fields], key, count, total);
            if (stage.Other is { } other && shown < ordered.Count)
                yield return Row(stage, [.. by, .. fields], [.. ordered[0].Key.Take(by.Length), .. fields.Select(_ => OracleScalar.Of(other))], ordered.Skip(shown).Sum(pair => pair.Count), total);
        }
    }

    private static OracleRow Row(RankStage stage, string[] names, List<OracleScalar> key, double count, double total)
    {
        OracleRow row = names.Zip(key).Aggregate(OracleRow.Empty, (made, pair) => made.With(pair.First, OracleValue.Of(pair.Second)));
        row = stage.CountField is null ? row : row.With(stage.CountField, OracleValue.Of(count));
        return stage.PercentField is null ? row : row.With(stage.PercentField, OracleValue.Of((count * 100 / total).ToString("F6", CultureInfo.InvariantCulture)));
    }
}
