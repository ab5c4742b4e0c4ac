using System.Globalization;
using System.Text.Json;

namespace SplCompiler.Tests.Rules;

/// <summary>The rows that a rule gives over a data set.</summary>
/// <param name="RulePath">The file of the rule.</param>
/// <param name="DataSet">The events, as <c>../shared/events/manifest.json</c> names them.</param>
/// <param name="Rows">How many rows; the least number for a rule's own test.</param>
/// <param name="IsRobust">True when no way of reading the rule gives other rows.</param>
/// <param name="IsOwn">True when the rule itself names the data set as its test.</param>
internal sealed record Expectation(string RulePath, string DataSet, int Rows, bool IsRobust, bool IsOwn)
{
    /// <summary>False when the data is an earlier version of the file that the rule names.</summary>
    public bool IsOfTheSameFile { get; init; }

    /// <summary>The fields that tell rows apart.</summary>
    public string[] By { get; init; } = [];

    /// <summary>Their values in some of the rows, in order.</summary>
    public JsonElement[][] Sample { get; init; } = [];

    public Verdict Judge(List<JsonElement> rows)
    {
        if (IsOwn)
            return new Verdict(this, rows.Count >= Rows, $"{rows.Count} rows, at least {Rows} expected");
        if (rows.Count != Rows)
            return new Verdict(this, false, $"{rows.Count} rows, {Rows} expected");
        JsonElement[]? missing = Sample.FirstOrDefault(values => !rows.Exists(row => IsRow(row, values)));
        return new Verdict(this, missing is null, missing is null ? "" : $"no row with {string.Join(" | ", missing.Select(value => value.ToString()))}");
    }

    /// <summary>Values of fields that the row still has; a rule may give others new names.</summary>
    private bool IsRow(JsonElement row, JsonElement[] values) =>
        By.Zip(values).All(pair => !row.TryGetProperty(pair.First, out JsonElement found) || IsUnclean(pair.Second) || Same(found, pair.Second));

    /// <summary>A value with the carriage return of a line of rendered text, where `-` was not seen to be nobody.</summary>
    private static bool IsUnclean(JsonElement value) => value.ValueKind == JsonValueKind.String && value.GetString()!.EndsWith('\r');

    private static bool Same(JsonElement found, JsonElement expected)
    {
        bool areNumbers = double.TryParse(found.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out double a) &
            double.TryParse(expected.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out double b);
        return areNumbers ? Math.Abs(a - b) < 0.001 : string.Equals(found.ToString().Trim(), expected.ToString().Trim(), StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>Whether an expectation holds, and what was found.</summary>
internal sealed record Verdict(Expectation Expectation, bool Holds, string Found)
{
    /// <summary>Whether the JSON of a shipper, of which the data set is a rendering, gives the same rows; null when it is not there.</summary>
    public bool? IsSameForShipper { get; init; }
}

/// <summary>Reads <c>../shared/events/expectations.json</c>.</summary>
internal static class Expectations
{
    public static List<Expectation> Read(string path, string corpora)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        return
        [
            .. document.RootElement.GetProperty("pairs").EnumerateArray().Select(pair => Of(pair, corpora, "expected_rows", isOwn: false)),
            .. document.RootElement.GetProperty("rules_own_tests").EnumerateArray().Select(test => Of(test, corpora, "expected_rows_at_least", isOwn: true)),
        ];
    }

    private static Expectation Of(JsonElement pair, string corpora, string rows, bool isOwn)
    {
        string folder = pair.GetProperty("rule_repo").GetString()!.Split('/')[^1];
        return new Expectation(
            Path.Combine(corpora, folder, pair.GetProperty("rule").GetString()!), pair.GetProperty("dataset").GetString()!, pair.GetProperty(rows).GetInt32(),
            pair.TryGetProperty("robust", out JsonElement robust) && robust.GetBoolean(), isOwn)
        {
            IsOfTheSameFile = !pair.TryGetProperty("same_bytes_as_test_file", out JsonElement same) || same.GetBoolean(),
            By = pair.TryGetProperty("by", out JsonElement by) && by.ValueKind == JsonValueKind.Array ? [.. by.EnumerateArray().Select(field => field.GetString()!)] : [],
            Sample = pair.TryGetProperty("rows_sample", out JsonElement sample) && sample.ValueKind == JsonValueKind.Array
                ? [.. sample.EnumerateArray().Where(row => row.ValueKind == JsonValueKind.Array).Select(row => row.EnumerateArray().Select(value => value.Clone()).ToArray())]
                : [],
        };
    }
}
