namespace SplCompiler.Runtime;

/// <content>Statistics over the arguments of one row; nulls are left out.</content>
/// <remarks>Source: Search Reference, "Statistical eval functions".</remarks>
public static partial class Eval
{
    /// <summary>The least of all values: numbers come before text.</summary>
    public static SplValue Min(params ReadOnlySpan<SplValue> values) => Extreme(values, sign: -1);

    /// <summary>The greatest of all values: text comes after numbers.</summary>
    public static SplValue Max(params ReadOnlySpan<SplValue> values) => Extreme(values, sign: 1);

    /// <summary>The sum of all values that are numbers; null when none is.</summary>
    public static double? Sum(params ReadOnlySpan<SplValue> values) => Total(values).Sum;

    /// <summary>The mean of all values that are numbers; null when none is.</summary>
    public static double? Avg(params ReadOnlySpan<SplValue> values) => Total(values).Average;

    private static SumState Total(ReadOnlySpan<SplValue> values)
    {
        var total = new SumState();
        foreach (SplValue value in values)
            total.Add(value);
        return total;
    }

    private static SplValue Extreme(ReadOnlySpan<SplValue> values, int sign)
    {
        SplValue best = SplValue.Null;
        foreach (SplValue value in values)
        {
            for (int i = 0; i < value.Count; i++)
            {
                if (best.IsNull || NumbersFirst(value[i], best) * sign > 0)
                    best = value[i];
            }
        }

        return best;
    }

    private static int NumbersFirst(SplValue left, SplValue right)
    {
        bool leftIsNumber = left.TryNumber(out _);
        return leftIsNumber == right.TryNumber(out _) ? Compare.Order(left, right) : leftIsNumber ? -1 : 1;
    }
}
