namespace SplCompiler.Runtime;

/// <summary>The state of <c>perc95()</c>, <c>median()</c> and their relatives: all numbers, so that the answer is exact; other text does not count.</summary>
/// <remarks>Source: Search Reference, "Aggregate functions". Splunk estimates above a thousand values; this does not.</remarks>
public struct PercentileState : IGroup<PercentileState>
{
    private List<double>? _numbers;

    public void Add(FieldValues values)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (SplNumber.TryParse(value, out double number))
                Add(number);
        }
    }

    public void Add(SplValue value)
    {
        for (int i = 0; i < value.Count; i++)
            Add(value[i].Number);
    }

    public void Add(double? number)
    {
        if (number is { } value)
            (_numbers ??= []).Add(value);
    }

    /// <summary>The value at a rank, between two values in proportion: 5.5 for the half of 1 to 10. Null when there was no number.</summary>
    public readonly double? Percentile(double percent)
    {
        if (Sorted() is not { } numbers)
            return null;
        double rank = percent / 100 * (numbers.Length - 1);
        int below = (int)Math.Floor(rank);
        double low = numbers[below];
        return below == rank ? low : low + ((rank - below) * (numbers[below + 1] - low));
    }

    /// <summary>The first value that so many percent of the values do not exceed.</summary>
    public readonly double? ExactPercentile(double percent)
    {
        if (Sorted() is not { } numbers)
            return null;
        return numbers[Math.Clamp((int)Math.Ceiling(percent / 100 * numbers.Length) - 1, 0, numbers.Length - 1)];
    }

    /// <summary>The value at a rank, or the one above it.</summary>
    public readonly double? UpperPercentile(double percent) =>
        Sorted() is { } numbers ? numbers[(int)Math.Ceiling(percent / 100 * (numbers.Length - 1))] : null;

    public void Merge(in PercentileState other, SymbolMap symbols)
    {
        if (other._numbers is not null)
            (_numbers ??= []).AddRange(other._numbers);
    }

    public readonly void Save(StateWriter state)
    {
        state.Write(_numbers?.Count ?? 0);
        foreach (double number in _numbers ?? [])
            state.Write(number);
    }

    public void Restore(StateReader state)
    {
        int count = state.ReadInt32();
        for (int i = 0; i < count; i++)
            Add(state.ReadDouble());
    }

    private readonly double[]? Sorted()
    {
        if (_numbers is null)
            return null;
        double[] numbers = [.. _numbers];
        Array.Sort(numbers);
        return numbers;
    }
}
