using System.Collections.Immutable;
using SplCompiler.Commands;
using SplCompiler.Oracle.Expressions;
using SplCompiler.Runtime;
using SplCompiler.Syntax;

namespace SplCompiler.Oracle.Stages;

/// <summary><c>chart</c> and <c>timechart</c>: rows sorted into cells by row and column, then aggregated.</summary>
internal static class ChartRunner
{
    public static IEnumerable<OracleRow> Run(ChartStage stage, ImmutableArray<OracleRow> rows, OracleContext context)
    {
        bool hasTimeBins = stage.IsTime || stage.Settings.RowSpan is { IsTime: true };
        SplSpan span = hasTimeBins ? Span(stage, rows) : default;
        // One entry for each value of the row field and of the column field.
        var entries = rows
            .SelectMany(row => Rows(stage, row, span, context).Select(key => (Row: row, Key: key)))
            .SelectMany(entry => Columns(stage, entry.Row), (entry, column) => (entry.Row, entry.Key, Column: column))
            .ToList();
        List<OracleScalar> keys = [.. entries.Select(entry => entry.Key).DistinctBy(key => key.Text).Order(Comparer<OracleScalar>.Create(StatsRunner.KeyOrder))];
        if (hasTimeBins && stage.Settings.FillsBins && keys.Count > 0)
            keys = [.. Bins(keys[0].Number!.Value, keys[^1].Number!.Value, span, context.Zone, stage.Settings.Align is not null)];
        else if (stage.Settings is { RowSpan: { } width, FillsBins: true } && keys.Count > 0)
            keys = [.. NumberBins(keys[0].Number!.Value, keys[^1].Number!.Value, width.Count)];
        ImmutableArray<string> shown = Shown(stage, [.. entries.Select(entry => (entry.Row, entry.Key, entry.Column))], span, context);
        foreach (OracleScalar key in keys)
        {
            OracleValue name = OracleValue.Of(key);
            OracleRow result = OracleRow.Empty.With(stage.Row.Name, !hasTimeBins && stage.Settings.RowSpan is { } bin ? BinRunner.Bin(name, bin, isTime: false, context) : name);
            var ofRow = entries.Where(entry => entry.Key.Text == key.Text).ToList();
            IEnumerable<string> columns = stage.Column is null ? [""] : entries.Select(entry => Place(stage, shown, entry.Column)).OfType<string>().Distinct();
            foreach (ChartResult one in stage.Results)
            {
                foreach (string column in columns.Order(StringComparer.Ordinal))
                {
                    List<OracleRow> cell = [.. ofRow.Where(entry => stage.Column is null || Place(stage, shown, entry.Column) == column).Select(entry => entry.Row)];
                    result = result.With(Name(stage, one, column), Cell(stage, one, cell, key, span, context));
                }
            }

            yield return result;
        }
    }

    /// <summary>A result: a function over the rows, or an expression over a row that has the results of functions.</summary>
    private static OracleValue Cell(ChartStage stage, ChartResult result, IReadOnlyList<OracleRow> rows, OracleScalar key, SplSpan span, OracleContext context)
    {
        OracleRow functions = stage.Aggregates.Aggregate(OracleRow.Empty, (row, function) => row.With(function.Output, Cell(function, rows, key, span, context)));
        return new Evaluator(functions, context).Value(result.Value);
    }

    /// <summary>The result of a function; one per second is divided by the length of the bin.</summary>
    private static OracleValue Cell(BoundAggregate aggregate, IEnumerable<OracleRow> rows, OracleScalar key, SplSpan span, OracleContext context)
    {
        OracleValue value = StatsRunner.Result(aggregate, rows, context);
        return aggregate.Function.PerSeconds is { } seconds
            ? OracleValue.Of(value.Number * seconds / (Next(key.Number!.Value, span, context.Zone) - key.Number.Value))
            : value;
    }

    private static string Name(ChartStage stage, ChartResult result, string column) => stage.Column is null ? result.Output
        : stage.Settings.Format.Length == 0 ? column
        : stage.Settings.Format.Replace("$AGG$", result.Output).Replace("$VAL$", column);

    private static IEnumerable<OracleScalar> Rows(ChartStage stage, OracleRow row, SplSpan span, OracleContext context)
    {
        OracleValue value = row[stage.Row.Name];
        if (stage.IsTime && stage.Settings.Align is { } align)
        {
            SpanText.TryParse($"{span.Count}{stage.Settings.RowSpan?.Unit}", out SpanText text);
            return BinRunner.Aligned(value, text, align, context).Values;
        }

        if (stage.IsTime)
            return value.Number is { } time ? [OracleScalar.Of(SplTime.FromSeconds(time).FloorTo(span, context.Zone).Seconds)] : [];
        return stage.Settings.RowSpan is not { } width ? Once(stage, value.Values)
            : value.Number is not { } number ? []
            : [OracleScalar.Of(width.IsTime ? BinRunner.Bin(value, width, isTime: true, context).Number!.Value : BinRunner.Multiple(number, width.Count))];
    }

    private static IEnumerable<string> Columns(ChartStage stage, OracleRow row)
    {
        if (stage.Column is null)
            return [""];
        OracleValue value = row[stage.Column.Name];
        if (stage.Settings.ColumnSpan is { } width)
            value = BinRunner.Bin(value, width, isTime: false, OracleContext.Default);
        return value.IsNull ? stage.Settings.Missing is { } missing ? [missing] : [] : Once(stage, value.Values).Select(part => part.Text);
    }

    /// <summary>With dedup_splitvals a value that is there twice counts once.</summary>
    private static IEnumerable<OracleScalar> Once(ChartStage stage, IEnumerable<OracleScalar> values) => stage.Settings.CountsOnce ? values.DistinctBy(value => value.Text) : values;

    /// <summary>The columns with the greatest scores: the sum of the results over all rows, or the number of rows when there are several results.</summary>
    private static ImmutableArray<string> Shown(ChartStage stage, List<(OracleRow Row, OracleScalar Key, string Column)> entries, SplSpan span, OracleContext context)
    {
        string aggregate = stage.Settings.Where?.Aggregate ?? "sum";
        var scores = entries.Where(entry => entry.Column != stage.Settings.Missing).GroupBy(entry => entry.Column).Select(column => (column.Key, Score: stage.Results.Length > 1 && stage.Settings.Where is null
            ? column.Count()
            : Summed(aggregate, [.. column.GroupBy(entry => entry.Key).Select(cell => Cell(stage, stage.Results[0], [.. cell.Select(entry => entry.Row)], cell.Key, span, context).Number).OfType<double>()])));
        if (stage.Settings.Where is { Comparison: "<" or ">" } limit)
            return [.. scores.Where(pair => limit.Comparison == "<" ? pair.Score < limit.Number : pair.Score > limit.Number).Select(pair => pair.Key)];
        var ordered = stage.Settings.Where?.IsBottom ?? stage.Settings.LeastFirst ? scores.OrderBy(pair => pair.Score) : scores.OrderByDescending(pair => pair.Score);
        IEnumerable<string> names = ordered.ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key);
        return stage.Settings.Where is { } choice
            ? [.. choice.Comparison == "in" ? names.Take((int)choice.Number) : names.Skip((int)choice.Number)]
            : [.. names.Take(stage.Settings.Limit == 0 ? int.MaxValue : stage.Settings.Limit)];
    }

    private static double Summed(string aggregate, List<double> results) => aggregate switch
    {
        "count" => results.Count,
        _ when results.Count == 0 => 0,
        "avg" => results.Average(),
        "min" => results.Min(),
        "max" => results.Max(),
        _ => results.Sum(),
    };

    private static string? Place(ChartStage stage, ImmutableArray<string> shown, string column) =>
        column == stage.Settings.Missing || shown.Contains(column) ? column : stage.Settings.Other;

    private static SplSpan Span(ChartStage stage, ImmutableArray<OracleRow> rows)
    {
        if (stage.Settings.RowSpan is { } given)
            return SplSpan.Parse(given.AsTime());
        List<double> times = [.. rows.Select(row => row["_time"].Number).OfType<double>()];
        double range = times.Count == 0 ? 0 : times.Max() - times.Min();
        double least = stage.Settings.LeastSpan is { } span ? StreamstatsStage.Microseconds(span) / 1e6 : 0;
        (string Text, double Seconds)[] spans =
        [
            ("1s", 1), ("5s", 5), ("10s", 10), ("30s", 30), ("1m", 60), ("5m", 300), ("10m", 600), ("30m", 1800), ("1h", 3600), ("1d", 86400), ("1mon", 2678400),
        ];
        return SplSpan.Parse(spans.FirstOrDefault(known => known.Seconds >= least && range <= known.Seconds * stage.Settings.RowBins, spans[^1]).Text);
    }

    private static IEnumerable<OracleScalar> NumberBins(double first, double last, double width)
    {
        for (int i = 0; i <= Math.Round((last - first) / width); i++)
            yield return OracleScalar.Of((double)((decimal)first + (i * (decimal)width)));
    }

    private static IEnumerable<OracleScalar> Bins(double first, double last, SplSpan span, TimeZoneInfo zone, bool isAligned)
    {
        for (double bin = first; bin <= last; bin = isAligned && span.Microseconds is { } length ? bin + (length / 1e6) : Next(bin, span, zone))
            yield return OracleScalar.Of(bin);
    }

    /// <summary>The bin behind a bin: the first other start that is found when time goes on in small steps.</summary>
    private static double Next(double bin, SplSpan span, TimeZoneInfo zone)
    {
        double step = span.Microseconds is { } length ? length / 1e6 : 3600;
        double at = bin;
        while (Floor(at) <= bin)
            at += step;
        return Floor(at);

        double Floor(double time) => SplTime.FromSeconds(time).FloorTo(span, zone).Seconds;
    }
}
