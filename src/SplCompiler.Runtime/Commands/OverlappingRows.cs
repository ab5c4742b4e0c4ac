namespace SplCompiler.Runtime;

/// <summary>The work of <c>concurrency</c>: how many rows go on when one begins.</summary>
/// <remarks>Source: Search Reference, "concurrency".</remarks>
public static class OverlappingRows
{
    public static IEnumerable<OpenFields> Of(FieldRows rows, string start, string duration, string output)
    {
        double[] starts = [.. Times(rows, start, duration).Select(time => time.Start).Order()];
        // A row without length is over at once, and was never begun and over at the start of another.
        double[] ends = [.. Times(rows, start, duration).Where(time => time.End > time.Start).Select(time => time.End).Order()];
        double[] moments = [.. Times(rows, start, duration).Where(time => time.End <= time.Start).Select(time => time.Start).Order()];
        foreach (OpenFields row in rows)
        {
            double? going = null;
            if (row[start].Number is { } from && row[duration].Number is { } length)
            {
                int own = length > 0 ? 0 : 1;
                going = NotAbove(starts, from) - NotAbove(ends, from) - NotAbove(moments, from) + own;
            }

            yield return row.Replaced(output, going);
        }
    }

    private static IEnumerable<(double Start, double End)> Times(FieldRows rows, string start, string duration) => rows
        .Select(row => (Start: row[start].Number, Length: row[duration].Number))
        .Where(time => time.Start is not null && time.Length is not null)
        .Select(time => (time.Start!.Value, time.Start.Value + time.Length!.Value));

    /// <summary>How many of ordered numbers are not above one.</summary>
    private static int NotAbove(double[] ordered, double limit)
    {
        (int low, int high) = (0, ordered.Length);
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (ordered[middle] <= limit)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
