namespace SplCompiler.Runtime;

/// <content>Bitwise functions over whole numbers from 0 to 2^53-1; any other argument makes the result null.</content>
/// <remarks>Source: Search Reference, "Bitwise functions".</remarks>
public static partial class Eval
{
    private const long BitMask = (1L << 53) - 1;

    public static double? BitAnd(params ReadOnlySpan<double?> numbers) => Combine(numbers, static (a, b) => a & b);

    public static double? BitOr(params ReadOnlySpan<double?> numbers) => Combine(numbers, static (a, b) => a | b);

    public static double? BitXor(params ReadOnlySpan<double?> numbers) => Combine(numbers, static (a, b) => a ^ b);

    /// <summary>The opposite of each of the 53 bits.</summary>
    public static double? BitNot(double? number) => BitNot(number, BitMask);

    /// <summary>The opposite of each bit that the mask has.</summary>
    public static double? BitNot(double? number, double? mask) => Bits(number) is { } bits && Bits(mask) is { } kept ? ~bits & kept : null;

    /// <summary>Bits that leave the 53 are lost; a shift by 53 or more gives 0.</summary>
    public static double? BitShiftLeft(double? number, double? places) =>
        Bits(number) is { } bits && Bits(places) is { } by ? (by >= 53 ? 0 : (bits << (int)by) & BitMask) : null;

    /// <inheritdoc cref="BitShiftLeft"/>
    public static double? BitShiftRight(double? number, double? places) =>
        Bits(number) is { } bits && Bits(places) is { } by ? (by >= 53 ? 0 : bits >> (int)by) : null;

    private static double? Combine(ReadOnlySpan<double?> numbers, Func<long, long, long> combine)
    {
        if (Bits(numbers[0]) is not { } result)
            return null;
        foreach (double? number in numbers[1..])
        {
            if (Bits(number) is not { } bits)
                return null;
            result = combine(result, bits);
        }

        return result;
    }

    private static long? Bits(double? number) =>
        number is >= 0 and <= BitMask && Math.Floor(number.Value) == number ? (long)number.Value : null;
}
