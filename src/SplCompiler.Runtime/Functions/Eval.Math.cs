namespace SplCompiler.Runtime;

/// <content>Mathematical and trigonometric functions. A null argument, and a result that is not defined, is null.</content>
/// <remarks>Source: Search Reference, "Mathematical functions", "Trig and Hyperbolic functions". What is not defined (the root of a negative number) is not documented; null.</remarks>
public static partial class Eval
{
    public static double? Abs(double? number) => Compute(number, Math.Abs);

    public static double? Ceiling(double? number) => Compute(number, Math.Ceiling);

    public static double? Floor(double? number) => Compute(number, Math.Floor);

    public static double? Exp(double? number) => Compute(number, Math.Exp);

    public static double? Sqrt(double? number) => Compute(number, Math.Sqrt);

    public static double? Pow(double? number, double? exponent) => Compute(number, exponent, Math.Pow);

    /// <summary>The natural logarithm.</summary>
    public static double? Ln(double? number) => number > 0 ? Math.Log(number.Value) : null;

    /// <summary>The logarithm to base 10.</summary>
    public static double? Log(double? number) => number > 0 ? Math.Log10(number.Value) : null;

    /// <summary>The logarithm to another base, which is positive and not 1.</summary>
    public static double? Log(double? number, double? numberBase)
    {
        if (!(number > 0) || !(numberBase > 0) || numberBase == 1)
            return null;
        return numberBase == 10 ? Math.Log10(number.Value) : numberBase == 2 ? Math.Log2(number.Value) : Math.Log(number.Value) / Math.Log(numberBase.Value);
    }

    /// <summary>A whole number from 0 to 2^31-1, another one for each call.</summary>
    /// <remarks>Source: Search Reference, "Statistical eval functions".</remarks>
    public static double Random() => System.Random.Shared.NextInt64(1L << 31);

    public static double? Acos(double? number) => Compute(number, Math.Acos);

    public static double? Acosh(double? number) => Compute(number, Math.Acosh);

    public static double? Asin(double? number) => Compute(number, Math.Asin);

    public static double? Asinh(double? number) => Compute(number, Math.Asinh);

    public static double? Atan(double? number) => Compute(number, Math.Atan);

    public static double? Atan2(double? y, double? x) => Compute(y, x, Math.Atan2);

    public static double? Atanh(double? number) => Compute(number, Math.Atanh);

    public static double? Cos(double? number) => Compute(number, Math.Cos);

    public static double? Cosh(double? number) => Compute(number, Math.Cosh);

    public static double? Hypot(double? x, double? y) => Compute(x, y, double.Hypot);

    public static double? Sin(double? number) => Compute(number, Math.Sin);

    public static double? Sinh(double? number) => Compute(number, Math.Sinh);

    public static double? Tan(double? number) => Compute(number, Math.Tan);

    public static double? Tanh(double? number) => Compute(number, Math.Tanh);

    private static double? Compute(double? number, Func<double, double> function) =>
        number is { } value && function(value) is var result && !double.IsNaN(result) ? result : null;

    private static double? Compute(double? first, double? second, Func<double, double, double> function) =>
        first is { } x && second is { } y && function(x, y) is var result && !double.IsNaN(result) ? result : null;
}
