namespace SplCompiler.Runtime;

/// <summary>Eval's comparisons where the kinds are only known at run time. Each is true when any pair of values makes it true; null makes none true.</summary>
/// <remarks>Numbers, and text that looks like numbers, compare as numbers; else text with case, by code point. Source: Search Reference, "eval".</remarks>
public static class Compare
{
    /// <summary>A condition that is never true, such as a comparison with a field that no stage provides.</summary>
    public static bool Never => false;

    public static bool Equal(SplValue left, SplValue right) => Any(left, right, static order => order == 0);

    public static bool NotEqual(SplValue left, SplValue right) => Any(left, right, static order => order != 0);

    public static bool Less(SplValue left, SplValue right) => Any(left, right, static order => order < 0);

    public static bool LessOrEqual(SplValue left, SplValue right) => Any(left, right, static order => order <= 0);

    public static bool Greater(SplValue left, SplValue right) => Any(left, right, static order => order > 0);

    public static bool GreaterOrEqual(SplValue left, SplValue right) => Any(left, right, static order => order >= 0);

    /// <summary>True when a value equals one of the list.</summary>
    public static bool In(SplValue value, params ReadOnlySpan<SplValue> list)
    {
        foreach (SplValue item in list)
        {
            if (Equal(value, item))
                return true;
        }

        return false;
    }

    /// <summary>The order of two single values.</summary>
    public static int Order(SplValue left, SplValue right) =>
        left.TryNumber(out double leftNumber) && right.TryNumber(out double rightNumber)
            ? leftNumber.CompareTo(rightNumber)
            : Texts(left.Text!, right.Text!);

    /// <summary>The order of two texts by code point, which is their order as UTF-8.</summary>
    public static int Texts(string left, string right)
    {
        int common = left.AsSpan().CommonPrefixLength(right);
        if (common == left.Length || common == right.Length)
            return left.Length.CompareTo(right.Length);
        char a = left[common], b = right[common];
        // Surrogates stand for code points above all others, though their units do not.
        return char.IsSurrogate(a) != char.IsSurrogate(b) ? (char.IsSurrogate(a) ? 1 : -1) : a.CompareTo(b);
    }

    private static bool Any(SplValue left, SplValue right, Func<int, bool> holds)
    {
        for (int i = 0; i < left.Count; i++)
        {
            for (int j = 0; j < right.Count; j++)
            {
                if (holds(Order(left[i], right[j])))
                    return true;
            }
        }

        return false;
    }
}
