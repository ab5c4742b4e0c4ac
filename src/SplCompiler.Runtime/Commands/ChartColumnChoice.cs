namespace SplCompiler.Runtime;

/// <summary>Which columns of a chart stay: <c>where max in top5</c>, <c>where sum &gt; 100</c>.</summary>
/// <param name="Aggregate">What is computed of the results in a column: sum, avg, min, max, count.</param>
/// <param name="Comparison">How it is compared: in, notin, &lt;, &gt;.</param>
/// <param name="IsBottom">With in and notin: the columns with the least numbers.</param>
/// <param name="Number">How many columns, or what the number is compared with.</param>
public sealed record ChartColumnChoice(string Aggregate, string Comparison, bool IsBottom, double Number)
{
    /// <summary>The columns that stay. Of equal numbers the least name comes first.</summary>
    internal IEnumerable<string> Of(IEnumerable<KeyValuePair<string, ColumnScore>> columns)
    {
        (string Name, double Number)[] scored = [.. columns.Select(column => (column.Key, column.Value.Of(Aggregate)))];
        if (Comparison.Length == 1)
            return scored.Where(column => Comparison == "<" ? column.Number < Number : column.Number > Number).Select(column => column.Name);
        var ranked = IsBottom ? scored.OrderBy(column => column.Number) : scored.OrderByDescending(column => column.Number);
        IEnumerable<string> names = ranked.Select(column => column.Name);
        return Comparison == "in" ? names.Take((int)Number) : names.Skip((int)Number);
    }
}

/// <summary>What is known of the results in a column.</summary>
internal readonly record struct ColumnScore(double Sum, long Count, double Min, double Max)
{
    public ColumnScore With(double? result) => result is not { } number ? this
        : Count == 0 ? new ColumnScore(number, 1, number, number)
        : new ColumnScore(Sum + number, Count + 1, Math.Min(Min, number), Math.Max(Max, number));

    public double Of(string aggregate) => aggregate switch
    {
        "avg" => Count == 0 ? 0 : Sum / Count,
        "min" => Min,
        "max" => Max,
        "count" => Count,
        _ => Sum,
    };
}
