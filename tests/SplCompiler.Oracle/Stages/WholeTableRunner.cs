using System.Collections.Immutable;
using SplCompiler.Commands;
using SplCompiler.Syntax;

namespace SplCompiler.Oracle.Stages;

/// <summary>Commands whose answer depends on every row: bins whose width the values decide, outliers.</summary>
internal static class WholeTableRunner
{
    internal static readonly string[] Spans = ["1s", "5s", "10s", "30s", "1m", "5m", "10m", "30m", "1h", "1d", "1mon"];

    public static IEnumerable<OracleRow> Run(WholeTableStage stage, ImmutableArray<OracleRow> rows, OracleContext context) => stage.Function.Name switch
    {
        "Bins.OfNumbers" => Numbers(stage.Function.Constants, rows, context),
        "Bins.OfTimes" => Times(stage.Function.Constants, rows, context),
        "ContinuousRows.OfNumbers" => ContinuousRunner.Run(stage.Function.Constants, isTime: false, rows, context),
        "ContinuousRows.OfTimes" => ContinuousRunner.Run(stage.Function.Constants, isTime: true, rows, context),
        "FieldSummaries.Of" => SummaryRunner.Fields((ImmutableArray<string>)stage.Function.Constants[0].Value, (int)stage.Function.Constants[1].Value, rows),
        "OverlappingRows.Of" => SummaryRunner.Overlapping(stage.Function.Constants, rows),
        "RareRows.Of" => SummaryRunner.Rare(stage.Function.Constants, rows),
        "TableRows.Of" => MultikvRunner.Run((Multikv.TableOptions)stage.Function.Constants[0].Value, rows),
        "Outliers.Of" => Outliers(stage.Function.Constants, rows),
        _ => throw new NotSupportedException($"The oracle does not know {stage.Function.Name}."),
    };

    private static IEnumerable<OracleRow> Numbers(ImmutableArray<RowConstant> constants, ImmutableArray<OracleRow> rows, OracleContext context)
    {
        double width = 1;
        if (Range(constants, 4, 5, rows) is var (from, to) && to > from)
        {
            width = 1e-300;
            while (width * (int)constants[2].Value < (to - from) * (1 - 1e-9))
                width = double.Parse($"1e{Math.Round(Math.Log10(width)) + 1}", System.Globalization.CultureInfo.InvariantCulture);
        }

        width = Math.Max(width, constants[3].Value is double least ? least : 0);
        return rows.Select(row => row.With((string)constants[1].Value, row[(string)constants[0].Value] is { Number: not null } value ? BinRunner.Bin(value, new SpanText(width, ""), isTime: false, context) : row[(string)constants[0].Value]));
    }

    private static IEnumerable<OracleRow> Times(ImmutableArray<RowConstant> constants, ImmutableArray<OracleRow> rows, OracleContext context)
    {
        (double From, double To)? range = Range(constants, 4, 5, rows);
        double width = range is var (from, to) ? (to - from) / (int)constants[2].Value : 0;
        double least = constants[3].Value is string { Length: > 0 } text ? Seconds(text) : 0;
        string span = Spans.FirstOrDefault(span => Seconds(span) >= width && Seconds(span) >= least, "1mon");
        SpanText.TryParse(span, out SpanText parsed);
        return rows.Select(row => row[(string)constants[0].Value].Number is null
            ? row.With((string)constants[1].Value, row[(string)constants[0].Value])
            : row.With((string)constants[1].Value, BinRunner.Bin(row[(string)constants[0].Value], parsed, isTime: true, context)));
    }

    internal static double Seconds(string span) => SpanText.TryParse(span, out SpanText parsed)
        ? parsed.Count * (parsed.Unit switch { "m" => 60, "h" => 3600, "d" => 86400, "w" => 7 * 86400, "mon" => 31 * 86400, "q" => 92 * 86400, "y" => 366 * 86400, "ms" => 1e-3, "us" => 1e-6, _ => 1 })
        : 0;

    private static (double From, double To)? Range(ImmutableArray<RowConstant> constants, int start, int end, ImmutableArray<OracleRow> rows)
    {
        List<double> numbers = [.. rows.Select(row => row[(string)constants[0].Value].Number).OfType<double>()];
        if (numbers.Count == 0)
            return null;
        if (constants[start].Value is double from)
            numbers.Add(from);
        if (constants[end].Value is double to)
            numbers.Add(to);
        return (numbers.Min(), numbers.Max());
    }

    private static IEnumerable<OracleRow> Outliers(ImmutableArray<RowConstant> constants, ImmutableArray<OracleRow> rows)
    {
        var fields = (ImmutableArray<string>)constants[0].Value;
        if (fields.IsEmpty)
            fields = [.. rows.SelectMany(row => row.Names).Where(name => !name.StartsWith('_')).Distinct()];
        foreach (OracleRow row in rows)
        {
            OracleRow result = row;
            bool isOutlier = false;
            foreach (string field in fields)
            {
                List<double> numbers = [.. rows.Select(other => other[field].Number).OfType<double>().Order()];
                if (row[field].Number is not { } number)
                    continue;
                double low = Between(numbers, 0.25), high = Between(numbers, 0.75), reach = (double)constants[1].Value * (high - low);
                double? limit = number > high + reach ? high + reach : number < low - reach && (bool)constants[4].Value ? low - reach : null;
                isOutlier |= limit is not null;
                if (limit is { } cut)
                    result = result.With(field, (bool)constants[3].Value ? OracleValue.Of("000" + Oracle.Numbers.Format(cut)) : OracleValue.Of(cut));
            }

            if (!isOutlier || !(bool)constants[2].Value)
                yield return result;
        }
    }

    public static double Between(List<double> numbers, double part)
    {
        double place = part * (numbers.Count - 1);
        double low = numbers[(int)Math.Floor(place)], high = numbers[(int)Math.Ceiling(place)];
        return low + ((place - Math.Floor(place)) * (high - low));
    }
}
