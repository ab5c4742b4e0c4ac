namespace SplCompiler.Runtime;

/// <summary>The work of <c>anomalydetection</c>: rows whose values together are improbable.</summary>
/// <remarks>
/// Source: Search Reference, "anomalydetection". Of the bins of numbers the manual says nothing: here they are of equal width,
/// as many as the square root of the number of values. A field that a row lacks does not change its probability.
/// </remarks>
public static class RareRows
{
    private const double Distances = 1.5;

    /// <param name="rows">All rows.</param>
    /// <param name="fields">The fields; none means every field.</param>
    /// <param name="threshold">The probability below which a row is rare; null to take it from the quartiles.</param>
    /// <param name="filters">Only rare rows stay.</param>
    public static IEnumerable<OpenFields> Of(FieldRows rows, string[] fields, double? threshold, bool filters)
    {
        string[] names = fields.Length > 0 ? fields : [.. rows.SelectMany(row => row.Fields).Select(field => field.Key).Where(name => !name.StartsWith('_')).Distinct().Order(StringComparer.Ordinal)];
        Frequencies[] known = [.. names.Select(name => new Frequencies(name, rows))];
        double[] logarithms = [.. rows.Select(row => known.Sum(field => Math.Log(field.Of(row) ?? 1)))];
        double least = threshold is { } given ? Math.Log(given) : Limit(logarithms);
        for (int i = 0; i < rows.Count; i++)
        {
            // As probabilities: a sum of logarithms and the logarithm of the threshold differ in their last digit.
            if (logarithms[i] < least - 1e-9)
                yield return Annotated(rows[i], logarithms[i], known);
            else if (!filters)
                yield return rows[i];
        }
    }

    private static OpenFields Annotated(OpenFields row, double logarithm, Frequencies[] known)
    {
        Frequencies? cause = known.Where(field => field.Of(row) is not null).MinBy(field => field.Of(row));
        return row.Replaced("log_event_prob", logarithm)
            .Replaced("probable_cause", cause?.Name)
            .Replaced("probable_cause_freq", cause?.Of(row))
            .Replaced("max_freq", cause?.Greatest);
    }

    private static double Limit(double[] logarithms)
    {
        double[] ordered = [.. logarithms.Order()];
        if (ordered.Length == 0)
            return double.NegativeInfinity;
        double low = Outliers.Quartile(ordered, 0.25);
        return low - (Distances * (Outliers.Quartile(ordered, 0.75) - low));
    }

    /// <summary>How frequent the values of a field are.</summary>
    private sealed class Frequencies
    {
        private readonly Dictionary<SplValue, double> _counts = [];
        private readonly double _rows;
        private readonly bool _isNumeric;
        private readonly double _from;
        private readonly double _width;
        private readonly double _bins;

        public Frequencies(string name, FieldRows rows)
        {
            (Name, _rows) = (name, rows.Count);
            SplValue[] values = [.. rows.Select(row => row[name]).Where(value => !value.IsNull)];
            _isNumeric = values.Length > 0 && values.All(value => value.Number is not null);
            if (_isNumeric)
            {
                _from = values.Min(value => value.Number!.Value);
                _bins = Math.Ceiling(Math.Sqrt(values.Length));
                _width = (values.Max(value => value.Number!.Value) - _from) / _bins;
            }

            foreach (SplValue value in values)
                _counts[Place(value)] = _counts.GetValueOrDefault(Place(value)) + 1;
        }

        public string Name { get; }

        /// <summary>The greatest frequency of any value.</summary>
        public double? Greatest => _counts.Count == 0 ? null : _counts.Values.Max() / _rows;

        /// <summary>The frequency of the value of a row; null when it has none.</summary>
        public double? Of(OpenFields row) => row[Name] is { IsNull: false } value ? _counts[Place(value)] / _rows : null;

        // The greatest number belongs to the last bin.
        private SplValue Place(SplValue value) => !_isNumeric ? value
            : _width > 0 ? Math.Min(Math.Floor((value.Number!.Value - _from) / _width), _bins - 1) : 0;
    }
}
