namespace SplCompiler.Runtime;

/// <summary>The running sum of <c>accum</c>.</summary>
/// <remarks>Source: Search Reference, "accum".</remarks>
public sealed class RunningSum
{
    private double _sum;

    /// <summary>The sum with the number of this row; null when it has none.</summary>
    public double? Add(SplValue value) => value.TryNumber(out double number) ? _sum += number : null;

    /// <summary>As <see cref="Add"/>; what is no number stays.</summary>
    public SplValue AddOrKeep(SplValue value) => Add(value) is { } sum ? sum : value;
}
