using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using SplCompiler.Commands;
using SplCompiler.Planning;

namespace SplCompiler.Oracle.Stages;

/// <summary>Commands that look at how often values come: <c>fieldsummary</c>, <c>anomalydetection</c>, <c>concurrency</c>.</summary>
internal static class SummaryRunner
{
    private static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<OracleRow> Fields(ImmutableArray<string> wildcards, int most, ImmutableArray<OracleRow> rows)
    {
        foreach (string name in rows.SelectMany(row => row.Names).Distinct().Order(StringComparer.Ordinal))
        {
            if (!wildcards.Any(wildcard => Wildcards.Matches(wildcard, name)))
                continue;
            List<OracleScalar> values = [.. rows.SelectMany(row => row[name].Values)];
            List<double> numbers = [.. values.Select(value => value.Number).OfType<double>()];
            var counted = values.GroupBy(value => value.Text).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).ToList();
            OracleRow row = OracleRow.Empty.With("field", OracleValue.Of(name))
                .With("count", OracleValue.Of(rows.Count(other => !other[name].IsNull)))
                .With("distinct_count", OracleValue.Of(counted.Count))
                .With("is_exact", OracleValue.Of(counted.Count > most ? 0 : 1));
            if (numbers.Count > 0)
            {
                double mean = numbers.Average();
                double variance = numbers.Count == 1 ? 0 : numbers.Sum(number => (number - mean) * (number - mean)) / (numbers.Count - 1);
                row = row.With("max", OracleValue.Of(numbers.Max())).With("mean", OracleValue.Of(mean)).With("min", OracleValue.Of(numbers.Min())).With("stdev", OracleValue.Of(Math.Sqrt(variance)));
            }

            // The serializer escapes what is not in the basic plane, whatever it is told.
            string json = System.Text.RegularExpressions.Regex.Replace(
                JsonSerializer.Serialize(counted.Take(most).Select(group => new { value = group.Key, count = group.Count() }), s_plain),
                @"\\u(D[89AB]..)\\u(D[C-F]..)",
                pair => string.Concat(pair.Groups.Values.Skip(1).Select(unit => (char)System.Convert.ToInt32(unit.Value, 16))));
            yield return row.With("numeric_count", OracleValue.Of(numbers.Count)).With("values", OracleValue.Of(json));
        }
    }

    public static IEnumerable<OracleRow> Overlapping(ImmutableArray<RowConstant> constants, ImmutableArray<OracleRow> rows)
    {
        string start = (string)constants[0].Value, duration = (string)constants[1].Value;
        return rows.Select(row => row.With((string)constants[2].Value, row[start].Number is { } at && row[duration].Number is not null
            ? OracleValue.Of(rows.Count(other => ReferenceEquals(other, row) || (other[start].Number <= at && other[start].Number + other[duration].Number > at)))
            : OracleValue.Null));
    }

    public static IEnumerable<OracleRow> Rare(ImmutableArray<RowConstant> constants, ImmutableArray<OracleRow> rows)
    {
        var fields = (ImmutableArray<string>)constants[0].Value;
        if (fields.IsEmpty)
            fields = [.. rows.SelectMany(row => row.Names).Where(name => !name.StartsWith('_')).Distinct().Order(StringComparer.Ordinal)];
        List<(OracleRow Row, double Logarithm)> scored = [.. rows.Select(row => (row, fields.Sum(field => Math.Log(Frequency(rows, field, row[field]) ?? 1))))];
        if (scored.Count == 0)
            yield break;
        List<double> ordered = [.. scored.Select(score => score.Logarithm).Order()];
        double low = WholeTableRunner.Between(ordered, 0.25);
        double least = constants[1].Value is double given ? Math.Log(given) : low - (1.5 * (WholeTableRunner.Between(ordered, 0.75) - low));
        foreach ((OracleRow row, double logarithm) in scored)
        {
            if (logarithm >= least - 1e-9)
            {
                if (!(bool)constants[2].Value)
                    yield return row;
                continue;
            }

            string? cause = fields.Where(field => !row[field].IsNull).MinBy(field => Frequency(rows, field, row[field]));
            double? greatest = cause is null ? null : rows.Max(other => Frequency(rows, cause, other[cause]));
            yield return row.With("log_event_prob", OracleValue.Of(logarithm))
                .With("probable_cause", OracleValue.Of(cause))
                .With("probable_cause_freq", OracleValue.Of(cause is null ? null : Frequency(rows, cause, row[cause])))
                .With("max_freq", OracleValue.Of(greatest));
        }
    }

    /// <summary>Of a number: of the bin of equal width that it falls into.</summary>
    private static double? Frequency(ImmutableArray<OracleRow> rows, string field, OracleValue value)
    {
        List<OracleValue> values = [.. rows.Select(row => row[field]).Where(other => !other.IsNull)];
        if (value.IsNull)
            return null;
        if (values.Any(other => other.Number is null))
            return values.Count(other => other.Equals(value)) / (double)rows.Length;
        double least = values.Min(other => other.Number!.Value), bins = Math.Ceiling(Math.Sqrt(values.Count)), width = (values.Max(other => other.Number!.Value) - least) / bins;
        return values.Count(other => width <= 0 || Bin(other) == Bin(value)) / (double)rows.Length;

        double Bin(OracleValue number) => Math.Min(Math.Floor((number.Number!.Value - least) / width), bins - 1);
    }
}
