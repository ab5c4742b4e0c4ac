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
        ["latest"] = rows => ByTime(rows).MaxBy(row => row.Row["_time"].Number)?.Value ?? OracleValue.Null,
    };

    public static OracleValue Compute(string function, IReadOnlyList<AggregateInput> rows) =>
        s_functions.TryGetValue(function, out var compute)
            ? compute(rows)
            : throw new NotSupportedException($"The oracle does not know the statistical function {function}.");

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
