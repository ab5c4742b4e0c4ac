using System.Collections.Immutable;
using SplCompiler.Commands;
using SplCompiler.Runtime;
using SplCompiler.Syntax;

namespace SplCompiler.Oracle.Stages;

/// <summary><c>makecontinuous</c>: every bin between the first and the last, those without rows too.</summary>
internal static class ContinuousRunner
{
    public static IEnumerable<OracleRow> Run(ImmutableArray<RowConstant> constants, bool isTime, ImmutableArray<OracleRow> rows, OracleContext context)
    {
        string field = (string)constants[0].Value;
        double? start = constants[3].Value as double?, end = constants[4].Value as double?;
        List<OracleRow> inside = [.. rows.Where(row => row[field].Number is { } number && (start is null || number >= start) && (end is null || number <= end))];
        List<double> numbers = [.. inside.Select(row => row[field].Number!.Value).Concat(new[] { start, end }.OfType<double>())];
        IEnumerable<OracleRow> without = rows.Where(row => row[field].Number is null);
        if (numbers.Count == 0)
            return without;
        SpanText span = constants[1].Value is SpanText given ? given : Chosen((int)constants[2].Value, isTime, numbers.Max() - numbers.Min());
        double last = Floor(numbers.Max());
        var filled = new List<OracleRow>();
        for (double bin = Floor(numbers.Min()); bin <= last; bin = Behind(bin))
        {
            List<OracleRow> ofBin = [.. inside.Where(row => Floor(row[field].Number!.Value) == bin)];
            filled.AddRange((ofBin.Count > 0 ? ofBin : [OracleRow.Empty]).Select(row => row.With(field, OracleValue.Of(bin))));
        }

        return filled.Concat(without);

        double Floor(double number) => isTime
            ? BinRunner.Bin(OracleValue.Of(number), span, isTime: true, context).Number!.Value
            : Numbers.Parse(BinRunner.Bin(OracleValue.Of(number), span, isTime: false, context).Text!.TrimStart('-').Split('-')[0])!.Value * (number < 0 ? -1 : 1);

        double Behind(double bin)
        {
            if (!isTime)
                return (double)((decimal)bin + (decimal)span.Count);
            double step = SplSpan.Parse(span.AsTime()).Microseconds is { } length ? length / 1e6 : 3600;
            double at = bin;
            while (Floor(at) <= bin)
                at += step;
            return Floor(at);
        }
    }

    private static SpanText Chosen(int bins, bool isTime, double range)
    {
        if (isTime)
        {
            string span = WholeTableRunner.Spans.FirstOrDefault(known => WholeTableRunner.Seconds(known) * bins >= range, "1mon");
            return SpanText.TryParse(span, out SpanText parsed) ? parsed : default;
        }

        int power = range == 0 ? 0 : -20;
        while (range > 0 && Math.Pow(10, power) * bins < range * (1 - 1e-9))
            power++;
        return new SpanText(double.Parse($"1e{power}", System.Globalization.CultureInfo.InvariantCulture), "");
    }
}
