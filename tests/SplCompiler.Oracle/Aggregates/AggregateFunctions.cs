using SplCompiler.Commands;
using SplCompiler.Functions;
using SplCompiler.Functions.Aggregates;
using SplCompiler.Oracle.Matching;

namespace SplCompiler.Oracle.Aggregates;

/// <summary>The statistical functions by name, over the rows of a group in the order of the search.</summary>
/// <remarks>Source: Search Reference, "Aggregate functions", "Event order functions", "Multivalue stats and chart functions", "Time functions".</remarks>
internal static class AggregateFunctions
{
    /// <summary>How many values <c>list</c> keeps.</summary>
    private const int ListLimit = 100;

    private static readonly Dictionary<string, Func<IReadOnlyList<AggregateInput>, OracleValue>> s_functions = new()
    {
        ["count"] = rows => OracleValue.Of(Values(rows).Count()),
        ["dc"] = rows => OracleValue.Of(Values(rows).Select(value => value.Text).Distinct().Count()),
        ["sum"] = rows => Numbers(rows) is { Count: > 0 } numbers ? OracleValue.Of(ExactSum.Of(numbers)) : OracleValue.Null,
        ["avg"] = rows => Numbers(rows) is { Count: > 0 } numbers ? OracleValue.Of(ExactSum.Of(numbers) / numbers.Count) : OracleValue.Null,
        ["min"] = Minimum,
        ["max"] = Maximum,
        ["first"] = rows => Present(rows).FirstOrDefault()?.Value ?? OracleValue.Null,
        ["last"] = rows => Present(rows).LastOrDefault()?.Value ?? OracleValue.Null,
        ["list"] = rows => OracleValue.Of(Values(rows).Take(ListLimit)),
        ["values"] = rows => OracleValue.Of(Values(rows).Select(value => value.Text).Distinct()
            .Order(Comparer<string>.Create(Letters.Compare)).Select(OracleScalar.Of)),
        ["earliest"] = rows => ByTime(rows).MinBy(row => row.Row["_time"].Number)?.Value ?? OracleValue.Null,
        ["estdc"] = rows => OracleValue.Of(Values(rows).Select(value => value.Text).Distinct().Count()),
        ["estdc_error"] = rows => Values(rows).Any() ? OracleValue.Of(0) : OracleValue.Null,
        ["sumsq"] = rows => Of(Numbers(rows), numbers => ExactSum.Of([.. numbers.Select(number => number * number)])),
        ["range"] = rows => Of(Numbers(rows), numbers => numbers.Max() - numbers.Min()),
        ["var"] = rows => Of(Numbers(rows), numbers => Variance(numbers, numbers.Count - 1)),
        ["varp"] = rows => Of(Numbers(rows), numbers => Variance(numbers, numbers.Count)),
        ["stdev"] = rows => Of(Numbers(rows), numbers => Math.Sqrt(Variance(numbers, numbers.Count - 1))),
        ["stdevp"] = rows => Of(Numbers(rows), numbers => Math.Sqrt(Variance(numbers, numbers.Count))),
        ["mode"] = rows => OracleValue.Of(Values(rows).Select(value => OracleScalar.Of(value.Text)).GroupBy(value => value.Text)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.First(), NumbersFirst).Select(group => group.First()).Take(1)),
        ["earliest_time"] = rows => ByTime(rows).MinBy(row => row.Row["_time"].Number)?.Row["_time"] ?? OracleValue.Null,
        ["latest_time"] = rows => ByTime(rows).MaxBy(row => row.Row["_time"].Number)?.Row["_time"] ?? OracleValue.Null,
        ["rate"] = Rate,
        ["latest"] = rows => ByTime(rows).MaxBy(row => row.Row["_time"].Number)?.Value ?? OracleValue.Null,
    };

    /// <summary>With <c>allnum=t</c> a value that is no number leaves a numeric function without a result.</summary>
    public static OracleValue Compute(AggregateFunction function, IReadOnlyList<AggregateInput> rows) =>
        function is Sparkline line ? Line(line, rows)
        : function is AllNumbers && Values(rows).Any(value => value.Number is null) ? OracleValue.Null : Compute(function.Name, rows);

    public static OracleValue Compute(string function, IReadOnlyList<AggregateInput> rows) =>
        s_functions.TryGetValue(function, out var compute) ? compute(rows)
            // The sum; whoever knows the span divides by it.
            : function.StartsWith("per_", StringComparison.Ordinal) ? s_functions["sum"](rows)
            : Percentiles.TryCompute(function, Numbers(rows), out OracleValue percentile) ? percentile
            : throw new NotSupportedException($"The oracle does not know the statistical function {function}.");

    private static Comparer<OracleScalar> NumbersFirst { get; } = Comparer<OracleScalar>.Create((left, right) =>
        (left.Number is null).CompareTo(right.Number is null) is var kind and not 0 ? kind : Comparing.Order(left, right));

    private static OracleValue Of(List<double> numbers, Func<List<double>, double> compute) => numbers.Count == 0 ? OracleValue.Null : OracleValue.Of(compute(numbers));

    /// <summary>
    /// A mark, and the result of each bin from the first to the last row, 0 where there is none; the span is the given one, for 100
    /// bins at most, or the first usual one that gives no more than 100.
    /// </summary>
    private static OracleValue Line(Sparkline line, IReadOnlyList<AggregateInput> rows)
    {
        List<AggregateInput> timed = [.. rows.Where(row => row.Row["_time"].Number is not null)];
        if (timed.Count == 0)
            return OracleValue.Null;
        double first = timed.Min(row => row.Row["_time"].Number!.Value), last = timed.Max(row => row.Row["_time"].Number!.Value);
        double span = line.Span is { } given
            ? StreamstatsStage.Microseconds(given) / 1e6
            : new double[] { 1, 5, 10, 30, 60, 300, 600, 1800, 3600, 86400 }.First(span => span * 100 >= last - first);
        int bins = (int)(Math.Floor(last / span) - Math.Floor(first / span)) + 1;
        IEnumerable<string> results = Enumerable.Range(0, line.Span is null ? bins : Math.Min(bins, 100))
            .Select(bin => timed.Where(row => Math.Floor(row.Row["_time"].Number!.Value / span) - Math.Floor(first / span) == bin))
            .Select(bin => Compute(line.Inner?.Name ?? "count", [.. bin]).Text ?? "0");
        return OracleValue.Of(results.Prepend("##__SPARKLINE__##").Select(OracleScalar.Of));
    }

    /// <summary>The sum of squares of the distances to the mean, divided; one number has no distance.</summary>
    private static double Variance(List<double> numbers, int divisor)
    {
        double mean = ExactSum.Of(numbers) / numbers.Count;
        return divisor == 0 ? 0 : ExactSum.Of([.. numbers.Select(number => (number - mean) * (number - mean))]) / divisor;
    }

    /// <summary>The change from the earliest to the latest value in a second.</summary>
    private static OracleValue Rate(IReadOnlyList<AggregateInput> rows)
    {
        AggregateInput? from = ByTime(rows).MinBy(row => row.Row["_time"].Number), to = ByTime(rows).MaxBy(row => row.Row["_time"].Number);
        double seconds = (to?.Row["_time"].Number - from?.Row["_time"].Number) ?? 0;
        return seconds == 0 ? OracleValue.Null : OracleValue.Of((to!.Value.Number - from!.Value.Number) / seconds);
    }

    private static IEnumerable<AggregateInput> Present(IEnumerable<AggregateInput> rows) => rows.Where(row => !row.Value.IsNull);

    private static IEnumerable<OracleScalar> Values(IEnumerable<AggregateInput> rows) => rows.SelectMany(row => row.Value.Values);

    /// <summary>Text that is no number is left out.</summary>
    private static List<double> Numbers(IEnumerable<AggregateInput> rows) =>
        [.. Values(rows).Select(value => value.Number).OfType<double>()];

    private static IEnumerable<string> Texts(IEnumerable<AggregateInput> rows) =>
        Values(rows).Where(value => value.Number is null).Select(value => value.Text);

    /// <summary>Numbers come before text: the least number, or the least text when there is no number.</summary>
    private static OracleValue Minimum(IReadOnlyList<AggregateInput> rows) => Numbers(rows) is { Count: > 0 } numbers
        ? OracleValue.Of(numbers.Min())
        : OracleValue.Of(Texts(rows).Order(Comparer<string>.Create(Letters.Compare)).FirstOrDefault());

    /// <summary>The greatest text, or the greatest number when there is no text.</summary>
    private static OracleValue Maximum(IReadOnlyList<AggregateInput> rows) => Texts(rows).ToList() is { Count: > 0 } texts
        ? OracleValue.Of(texts.Order(Comparer<string>.Create(Letters.Compare)).Last())
        : Numbers(rows) is { Count: > 0 } numbers ? OracleValue.Of(numbers.Max()) : OracleValue.Null;

    /// <summary>Rows with a time and a value, as they arrived: of equal times MinBy and MaxBy take the first.</summary>
    private static IEnumerable<AggregateInput> ByTime(IEnumerable<AggregateInput> rows) =>
        Present(rows).Where(row => row.Row["_time"].Number is not null).OrderBy(row => row.Row.Ordinal ?? 0);
}
