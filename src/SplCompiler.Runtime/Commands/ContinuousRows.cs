namespace SplCompiler.Runtime;

/// <summary>The work of <c>makecontinuous</c>: rows for bins that have none.</summary>
/// <remarks>Source: Search Reference, "makecontinuous".</remarks>
public static class ContinuousRows
{
    /// <summary>Bins of time.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="field">The field.</param>
    /// <param name="span">The width; null to choose one.</param>
    /// <param name="count">How many bins at most, where it is chosen.</param>
    /// <param name="start">Where the range begins; null for the first row.</param>
    /// <param name="end">Where it ends; null for the last row.</param>
    /// <param name="run">The zone.</param>
    public static IEnumerable<OpenFields> OfTimes(FieldRows rows, string field, SplSpan? span, int count, double? start, double? end, RunContext run)
    {
        List<(double Value, OpenFields Row)> inside = Inside(rows, field, start, end);
        var bins = new TimeBins();
        foreach (double value in Ends(inside, start, end))
            bins.Note(SplTime.FromSeconds(value));
        if (span is { } given)
            bins.Use(given, run);
        else
            bins.Choose(count, null, run with { Earliest = null, Latest = null });
        IEnumerable<double> all = bins.All(wholeRange: false).Select(bin => bin.Seconds);
        return Filled(rows, field, inside, all, value => bins.Floor(SplTime.FromSeconds(value)).Seconds);
    }

    /// <summary>Bins of numbers.</summary>
    /// <inheritdoc cref="OfTimes"/>
    public static IEnumerable<OpenFields> OfNumbers(FieldRows rows, string field, double? span, int count, double? start, double? end)
    {
        List<(double Value, OpenFields Row)> inside = Inside(rows, field, start, end);
        double[] ends = [.. Ends(inside, start, end)];
        if (ends.Length == 0)
            return Filled(rows, field, inside, [], value => value);
        double width = span ?? Bins.Width(ends.Min(), ends.Max(), count);
        return Filled(rows, field, inside, Bins.All(Bins.Floor(ends.Min(), width), Bins.Floor(ends.Max(), width), width), value => Bins.Floor(value, width));
    }

    private static List<(double Value, OpenFields Row)> Inside(FieldRows rows, string field, double? start, double? end) =>
        [.. rows.Where(row => row[field].Number is { } value && !(value < start) && !(value > end)).Select(row => (row[field].Number!.Value, row))];

    private static IEnumerable<double> Ends(List<(double Value, OpenFields Row)> inside, double? start, double? end) =>
        inside.Select(row => row.Value).Concat(((double?[])[start, end]).OfType<double>());

    private static IEnumerable<OpenFields> Filled(FieldRows rows, string field, List<(double Value, OpenFields Row)> inside, IEnumerable<double> bins, Func<double, double> floor)
    {
        ILookup<double, OpenFields> ofBin = inside.ToLookup(row => floor(row.Value), row => row.Row);
        foreach (double bin in ofBin.Select(bin => bin.Key).Union(bins).Order())
        {
            foreach (OpenFields row in ofBin[bin].DefaultIfEmpty(OpenFields.Empty))
                yield return row.Replaced(field, bin);
        }

        foreach (OpenFields row in rows.Where(row => row[field].Number is null))
            yield return row;
    }
}
