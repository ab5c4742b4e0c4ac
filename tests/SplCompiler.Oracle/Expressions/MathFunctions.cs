using System.Globalization;
using SplCompiler.Oracle.Aggregates;
using SplCompiler.Oracle.Matching;
using SplCompiler.Planning;
using static SplCompiler.Oracle.Expressions.EvalFunctions;

namespace SplCompiler.Oracle.Expressions;

/// <summary>Functions of numbers: null when an argument is no number, or the result is not defined.</summary>
/// <remarks>Source: Search Reference, "Mathematical functions", "Trig and Hyperbolic functions", "Bitwise functions", "Statistical eval functions".</remarks>
internal static class MathFunctions
{
    private const double MostBits = 9007199254740991;

    public static Dictionary<string, Func<CallExpression, Evaluator, OracleValue>> Table { get; } = new()
    {
        ["abs"] = Of(a => Math.Abs(a[0])),
        ["ceiling"] = Of(a => Math.Ceiling(a[0])),
        ["exp"] = Of(a => Math.Exp(a[0])),
        ["floor"] = Of(a => Math.Floor(a[0])),
        ["ln"] = Of(a => a[0] > 0 ? Math.Log(a[0]) : null),
        ["log"] = Of(a => a[0] > 0 && a.ElementAtOrDefault(1, 10) is > 0 and not 1 and var by ? by == 10 ? Math.Log10(a[0]) : Math.Log(a[0]) / Math.Log(by) : null),
        ["pow"] = Of(a => Math.Pow(a[0], a[1])),
        ["round"] = Of(a => Round(a[0], (int)Math.Clamp(a.ElementAtOrDefault(1, 0), -27, 28))),
        ["sigfig"] = SignificantFigures,
        ["sqrt"] = Of(a => Math.Sqrt(a[0])),
        ["random"] = (_, _) => OracleValue.Of(Random.Shared.Next()),

        ["acos"] = Of(a => Math.Acos(a[0])),
        ["acosh"] = Of(a => Math.Acosh(a[0])),
        ["asin"] = Of(a => Math.Asin(a[0])),
        ["asinh"] = Of(a => Math.Asinh(a[0])),
        ["atan"] = Of(a => Math.Atan(a[0])),
        ["atan2"] = Of(a => Math.Atan2(a[0], a[1])),
        ["atanh"] = Of(a => Math.Atanh(a[0])),
        ["cos"] = Of(a => Math.Cos(a[0])),
        ["cosh"] = Of(a => Math.Cosh(a[0])),
        ["hypot"] = Of(a => Math.Sqrt((a[0] * a[0]) + (a[1] * a[1]))),
        ["sin"] = Of(a => Math.Sin(a[0])),
        ["sinh"] = Of(a => Math.Sinh(a[0])),
        ["tan"] = Of(a => Math.Tan(a[0])),
        ["tanh"] = Of(a => Math.Tanh(a[0])),

        ["bit_and"] = OfBits(a => a.Aggregate((x, y) => x & y)),
        ["bit_or"] = OfBits(a => a.Aggregate((x, y) => x | y)),
        ["bit_xor"] = OfBits(a => a.Aggregate((x, y) => x ^ y)),
        ["bit_not"] = OfBits(a => a.ElementAtOrDefault(1, (long)MostBits) is var mask ? mask - (mask & a[0]) : 0),
        ["bit_shift_left"] = OfBits(a => a[1] > 52 ? 0 : (long)((UInt128)a[0] << (int)a[1] & (UInt128)MostBits)),
        ["bit_shift_right"] = OfBits(a => a[1] > 52 ? 0 : a[0] >> (int)a[1]),

        ["min"] = OfValues(a => OracleValue.Of(a.SelectMany(value => value.Values).Order(NumbersFirst).Take(1))),
        ["max"] = OfValues(a => OracleValue.Of(a.SelectMany(value => value.Values).OrderDescending(NumbersFirst).Take(1))),
        ["sum"] = OfValues(a => Numbers(a) is { Count: > 0 } numbers ? OracleValue.Of(ExactSum.Of(numbers)) : OracleValue.Null),
        ["avg"] = OfValues(a => Numbers(a) is { Count: > 0 } numbers ? OracleValue.Of(ExactSum.Of(numbers) / numbers.Count) : OracleValue.Null),
    };

    private static Comparer<OracleScalar> NumbersFirst { get; } = Comparer<OracleScalar>.Create((left, right) =>
        (left.Number is null).CompareTo(right.Number is null) is var kind and not 0 ? kind : Comparing.Order(left, right));

    private static T ElementAtOrDefault<T>(this IReadOnlyList<T> list, int index, T otherwise) => index < list.Count ? list[index] : otherwise;

    private static List<double> Numbers(IEnumerable<OracleValue> values) => [.. values.SelectMany(value => value.Values).Select(value => value.Number).OfType<double>()];

    private static Func<CallExpression, Evaluator, OracleValue> Of(Func<IReadOnlyList<double>, double?> function) => OfValues(a =>
        a.All(value => value.Number is not null) && function([.. a.Select(value => value.Number!.Value)]) is { } result && !double.IsNaN(result)
            ? OracleValue.Of(result)
            : OracleValue.Null);

    private static Func<CallExpression, Evaluator, OracleValue> OfBits(Func<IReadOnlyList<long>, long> function) => OfValues(a =>
        a.All(value => value.Number is >= 0 and <= MostBits and var number && Math.Floor(number) == number)
            ? OracleValue.Of(function([.. a.Select(value => (long)value.Number!.Value)]))
            : OracleValue.Null);

    /// <summary>A half goes away from zero, by the digits that the number prints with.</summary>
    private static double Round(double number, int places)
    {
        if (!(Math.Abs(number) < 7e27))
            return number;
        decimal power = 1;
        for (int i = 0; i < -places; i++)
            power *= 10;
        decimal rounded = Math.Round(decimal.Parse(Oracle.Numbers.Format(number), NumberStyles.Float, CultureInfo.InvariantCulture) / power, Math.Max(0, places), MidpointRounding.AwayFromZero) * power;
        return double.Parse(rounded.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    /// <summary>The value, whether its operands are factors or terms, and these as written.</summary>
    private static OracleValue SignificantFigures(CallExpression call, Evaluator e)
    {
        if (e.Value(call.Arguments[0]).Number is not { } number)
            return OracleValue.Null;
        string[] written = [.. call.Arguments.Skip(2).Select(argument => e.Value(argument).Text ?? "").Where(text => text.Contains('.', StringComparison.Ordinal))];
        if (written.Length == 0 || number == 0)
            return OracleValue.Of(number);
        bool isSum = e.Value(call.Arguments[1]).Text == "SigfigOfSum";
        int places = isSum
            ? written.Min(text => text.Split('.')[1].Length)
            : written.Min(text => Math.Max(1, text.Replace(".", "", StringComparison.Ordinal).TrimStart('-', '+', '0').Length)) - (int)Math.Floor(Math.Log10(Math.Abs(number))) - 1;
        return OracleValue.Of(Round(number, places));
    }
}
