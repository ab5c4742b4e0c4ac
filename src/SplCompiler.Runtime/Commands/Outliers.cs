namespace SplCompiler.Runtime;

/// <summary>The work of <c>outlier</c>: numbers far above, or also below, the middle half of a field.</summary>
/// <remarks>Source: Search Reference, "outlier".</remarks>
public static class Outliers
{
    /// <param name="rows">All rows.</param>
    /// <param name="fields">The fields; none means every field.</param>
    /// <param name="factor">How many times the distance of the quartiles a number may lie outside them.</param>
    /// <param name="removes">Rows with an outlier go; else the number is moved to the limit.</param>
    /// <param name="marks">A number that was moved gets 000 in front.</param>
    /// <param name="lower">Numbers far below count, too.</param>
    public static IEnumerable<OpenFields> Of(FieldRows rows, string[] fields, double factor, bool removes, bool marks, bool lower)
    {
        IEnumerable<string> names = fields.Length > 0 ? fields : rows.SelectMany(row => row.Fields).Select(field => field.Key).Where(name => !name.StartsWith('_')).Distinct();
        var limits = new List<(string Name, double Low, double High)>();
        foreach (string name in names)
        {
            double[] numbers = [.. rows.Select(row => row[name].Number).OfType<double>().Order()];
            if (numbers.Length == 0)
                continue;
            double low = Quartile(numbers, 0.25);
            double high = Quartile(numbers, 0.75);
            limits.Add((name, lower ? low - (factor * (high - low)) : double.NegativeInfinity, high + (factor * (high - low))));
        }

        foreach (OpenFields row in rows)
        {
            OpenFields kept = row;
            bool isOutlier = false;
            foreach ((string name, double low, double high) in limits)
            {
                if (row[name].Number is not { } number || (number >= low && number <= high))
                    continue;
                isOutlier = true;
                double limit = number < low ? low : high;
                kept = kept.Replaced(name, marks ? SplValue.FromText("000" + SplValue.FromNumber(limit).Text) : SplValue.FromNumber(limit));
            }

            if (!isOutlier || !removes)
                yield return kept;
        }
    }

    /// <summary>Between the two numbers that lie around it.</summary>
    internal static double Quartile(double[] ordered, double share)
    {
        double place = share * (ordered.Length - 1);
        int below = (int)place;
        return below + 1 < ordered.Length ? ordered[below] + ((place - below) * (ordered[below + 1] - ordered[below])) : ordered[below];
    }
}
