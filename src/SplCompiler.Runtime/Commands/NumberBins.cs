namespace SplCompiler.Runtime;

/// <summary>The bins of a number axis of <c>chart</c>.</summary>
/// <param name="width">How wide a bin is.</param>
/// <remarks>Source: Search Reference, "chart", "bin".</remarks>
public sealed class NumberBins(double width)
{
    private double? _first;
    private double? _last;

    /// <summary>Takes notice of a bin.</summary>
    public void Note(double bin)
    {
        _first = _first is { } first && first < bin ? first : bin;
        _last = _last is { } last && last > bin ? last : bin;
    }

    /// <summary>The start of the bin that holds a number.</summary>
    public double? Floor(double? number) => number is { } value ? Bins.Floor(value, width) : null;

    /// <summary>The name of a bin: <c>10-20</c>.</summary>
    public string Range(double bin) => Eval.RangeOf(bin, width)!;

    /// <summary>The bins from the first to the last that was noted; none when there are too many to look at.</summary>
    public IEnumerable<double> All() => _first is { } first && _last is { } last ? Bins.All(first, last, width) : [];
}
