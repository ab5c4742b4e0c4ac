namespace SplCompiler.Runtime;

/// <summary>The work of <c>fieldsummary</c>.</summary>
/// <remarks>Source: Search Reference, "fieldsummary". The number of different values is exact here also where the manual lets it be an estimate.</remarks>
public static class FieldSummaries
{
    /// <summary>A row for each field, by name.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="names">The fields.</param>
    /// <param name="most">How many values are shown.</param>
    public static IEnumerable<OpenFields> Of(FieldRows rows, NameFilter names, int most)
    {
        var fields = new SortedDictionary<string, Summary>(StringComparer.Ordinal);
        foreach ((string name, SplValue value) in rows.SelectMany(row => row.Fields))
        {
            if (!names.Matches(name))
                continue;
            if (!fields.TryGetValue(name, out Summary? summary))
                fields.Add(name, summary = new Summary());
            summary.Add(value);
        }

        return fields.Select(field => field.Value.Row(field.Key, most));
    }

    private sealed class Summary
    {
        private readonly Dictionary<string, long> _values = new(StringComparer.Ordinal);
        private readonly List<double> _numbers = [];
        private VarianceState _variance;
        private long _count;

        public void Add(SplValue value)
        {
            _count++;
            _variance.Add(value);
            for (int i = 0; i < value.Count; i++)
            {
                string text = value[i].Text!;
                _values[text] = _values.GetValueOrDefault(text) + 1;
                if (value[i].Number is { } number)
                    _numbers.Add(number);
            }
        }

        public OpenFields Row(string name, int most)
        {
            var row = new OpenFields();
            row.Add("field", name);
            row.Add("count", _count);
            row.Add("distinct_count", _values.Count);
            row.Add("is_exact", _values.Count > most ? 0 : 1);
            if (_numbers.Count > 0)
            {
                row.Add("max", _numbers.Max());
                row.Add("mean", _numbers.Sum() / _numbers.Count);
                row.Add("min", _numbers.Min());
            }

            row.Add("numeric_count", _numbers.Count);
            row.Add("stdev", _variance.Deviation);
            row.Add("values", JsonItem.NewArray(_values.OrderByDescending(value => value.Value).ThenBy(value => value.Key, StringComparer.Ordinal).Take(most).Select(Item)).ToString());
            return row;
        }

        private static JsonItem Item(KeyValuePair<string, long> value)
        {
            JsonItem item = JsonItem.NewObject();
            item.Set("value", JsonItem.Text(value.Key));
            item.Set("count", JsonItem.Of(value.Value));
            return item;
        }
    }
}
