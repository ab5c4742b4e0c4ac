using System.Globalization;
using System.Text.RegularExpressions;

namespace SplCompiler.Oracle.Aggregates;

/// <summary>median and the functions that have a number in their name: <c>perc95</c>, <c>p95</c>, <c>exactperc95</c>, <c>upperperc95</c>.</summary>
/// <remarks>Source: Search Reference, "Aggregate functions".</remarks>
internal static partial class Percentiles
{
    public static bool TryCompute(string function, List<double> numbers, out OracleValue result)
    {
        result = OracleValue.Null;
        Match name = Name().Match(function == "median" ? "perc50" : function);
        if (!name.Success)
            return false;
        double part = double.Parse(name.Groups[2].Value, CultureInfo.InvariantCulture) / 100;
        List<double> sorted = [.. numbers.Order()];
        if (sorted.Count > 0)
            result = OracleValue.Of(At(name.Groups[1].Value, sorted, part));
        return true;
    }

    private static double At(string kind, List<double> sorted, double part)
    {
        double rank = part * (sorted.Count - 1);
        (int below, int above) = ((int)Math.Floor(rank), (int)Math.Ceiling(rank));
        return kind switch
        {
            "exactperc" => sorted.First(number => sorted.Count(other => other <= number) >= part * sorted.Count),
            "upperperc" => sorted[above],
            _ => sorted[below] + ((rank - below) * (sorted[above] - sorted[below])),
        };
    }

    [GeneratedRegex(@"\A(exactperc|upperperc|perc|p)([0-9.]+)\z")]
    private static partial Regex Name();
}
