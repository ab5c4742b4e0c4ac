namespace SplCompiler.Runtime;

/// <summary>A moving average of <c>trendline</c>.</summary>
/// <param name="rows">Over how many numbers.</param>
/// <remarks>Source: Search Reference, "trendline". Rows without a number do not count; the manual says nothing of them.</remarks>
public sealed class MovingAverage(int rows)
{
    private readonly Queue<double> _numbers = new();
    private double? _faded;
    private long _count;

    /// <summary>The mean of the last numbers.</summary>
    public double? Plain(SplValue value) => Keep(value) ? _numbers.Sum() / rows : null;

    /// <summary>The mean with the weights 1, 2, 3 to the newest.</summary>
    public double? Weighted(SplValue value) => Keep(value) ? _numbers.Select((number, i) => (i + 1) * number).Sum() / (rows * (rows + 1.0) / 2) : null;

    /// <summary>The new number with a share of 2/(rows+1), the average before it with the rest.</summary>
    public double? Fading(SplValue value)
    {
        if (value.Number is not { } number)
            return null;
        double share = 2.0 / (rows + 1);
        _faded = _faded is { } before ? (share * number) + ((1 - share) * before) : number;
        return ++_count >= rows ? _faded : null;
    }

    /// <summary>True when the value is a number and there are enough of them.</summary>
    private bool Keep(SplValue value)
    {
        if (value.Number is not { } number)
            return false;
        _numbers.Enqueue(number);
        if (_numbers.Count > rows)
            _numbers.Dequeue();
        return _numbers.Count == rows;
    }
}
