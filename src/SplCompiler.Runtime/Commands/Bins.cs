using System.Globalization;

namespace SplCompiler.Runtime;

/// <summary>Bins whose width the values decide.</summary>
/// <remarks>Source: Search Reference, "bin": without a span the width is chosen so that there are at most so many bins.</remarks>
public static class Bins
{
    /// <summary>Ranges of numbers, the width a power of ten.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="field">The field.</param>
    /// <param name="output">The field of the range.</param>
    /// <param name="count">How many bins at most.</param>
    /// <param name="least">The least width; 0 for none.</param>
    /// <param name="start">What the range reaches down to at least.</param>
    /// <param name="end">What the range reaches up to at least.</param>
    public static IEnumerable<OpenFields> OfNumbers(FieldRows rows, string field, string output, int count, double least, double? start, double? end)
    {
        double[] numbers = [.. rows.Select(row => row[field].Number).OfType<double>()];
        double width = numbers.Length == 0 ? 1 : Width(Math.Min(numbers.Min(), start ?? double.MaxValue), Math.Max(numbers.Max(), end ?? double.MinValue), count);
        width = Math.Max(width, least);
        foreach (OpenFields row in rows)
            yield return row.Replaced(output, Eval.RangeOf(row[field].Number, width) is { } range ? range : row[field]);
    }

    /// <summary>Starts of bins of time.</summary>
    /// <inheritdoc cref="OfNumbers"/>
    public static IEnumerable<OpenFields> OfTimes(FieldRows rows, string field, string output, int count, SplSpan? least, double? start, double? end, RunContext run)
    {
        var bins = new TimeBins();
        if (start is { } first)
            bins.Note(SplTime.FromSeconds(first));
        if (end is { } last)
            bins.Note(SplTime.FromSeconds(last));
        foreach (OpenFields row in rows)
        {
            if (row[field].Number is { } seconds)
                bins.Note(SplTime.FromSeconds(seconds));
        }

        bins.Choose(count, least, run);
        foreach (OpenFields row in rows)
            yield return row[field].Number is { } seconds ? row.Replaced(output, SplValue.FromNumber(bins.Floor(SplTime.FromSeconds(seconds)).Seconds)) : row.Replaced(output, row[field]);
    }

    /// <summary>The start of the bin of a time, where one bin starts at <paramref name="align"/>. Bins of days and more start at midnight all the same.</summary>
    public static SplTime? Floor(SplTime? time, SplSpan span, SplTime? align, RunContext run)
    {
        if (time is not { } at)
            return null;
        if (align is not { } from || span.Microseconds is not { } width)
            return at.FloorTo(span, run.TimeZone);
        long offset = (at.Microseconds - from.Microseconds) % width;
        return new SplTime(at.Microseconds - (offset < 0 ? offset + width : offset));
    }

    /// <summary>The manual's maxbins: where there are more, nobody looks at the empty ones, and just those with rows are shown.</summary>
    public const int MaxBins = 50_000;

    /// <summary>The starts of the bins from one to another; none when there are more than <see cref="MaxBins"/>.</summary>
    internal static IEnumerable<double> All(double first, double last, double width)
    {
        double count = Math.Round((last - first) / width) + 1;
        // From the middle, so that a start that is a little too small does not give the bin before.
        return count > MaxBins ? [] : Enumerable.Range(0, (int)count).Select(i => Floor(first + ((i + 0.5) * width), width));
    }

    /// <summary>The width with which a range of numbers has at most so many bins.</summary>
    internal static double Width(double from, double to, int count) => to > from ? PowerOfTen((to - from) / count) : 1;

    /// <summary>The greatest multiple of a width that is not above a number, in decimals as both are written: 0.3 is three times 0.1.</summary>
    internal static double Floor(double number, double width)
    {
        // Beyond these a decimal holds neither of them.
        bool isDecimal = Math.Abs(number) < 1e15 && width is > 1e-12 and < 1e15;
        return isDecimal ? (double)(Math.Floor((decimal)number / (decimal)width) * (decimal)width) : Math.Floor(number / width) * width;
    }

    // 1e-7 as it is written, and no 0.00000010000000000000001.
    private static double PowerOfTen(double least) =>
        double.Parse("1e" + ((int)Math.Ceiling(Math.Log10(least) - 1e-9)).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
