namespace SplCompiler.Runtime;

/// <summary>The state of <c>sparkline</c>: the times of the rows, and what each adds to its bin of time.</summary>
/// <remarks>Source: Search Reference, "Time functions", "Add sparklines to search results". Without a time range of the search the line reaches from the first to the last row.</remarks>
public struct SparklineState : IGroup<SparklineState>
{
    /// <summary>How many points a line has at most.</summary>
    private const int MaximumPoints = 100;

    private List<(long Time, SplValue Value)>? _rows;

    /// <summary>Adds a row that counts as one.</summary>
    public void Add(SplTime? time) => Add(time, 1);

    /// <summary>Adds the values of a row; null adds nothing to its bin.</summary>
    public void Add(SplTime? time, SplValue value)
    {
        if (time is { } at)
            (_rows ??= []).Add((at.Microseconds, value));
    }

    public void Merge(in SparklineState other, SymbolMap symbols)
    {
        if (other._rows is { } rows)
            (_rows ??= []).AddRange(rows);
    }

    public readonly void Save(StateWriter state)
    {
        state.Write(_rows?.Count ?? 0);
        foreach ((long time, SplValue value) in _rows ?? [])
        {
            state.Write(time);
            state.Write(value);
        }
    }

    public void Restore(StateReader state)
    {
        for (int left = state.ReadInt32(); left > 0; left--)
            Add(new SplTime(state.ReadInt64()), state.ReadValue());
    }

    /// <summary>The mark of a line and the result of each of its bins; null without a row that has a time.</summary>
    /// <param name="run">Its time range and time zone.</param>
    /// <param name="function">What each bin shows.</param>
    /// <param name="span">The width of a bin; null to choose one.</param>
    public readonly string[]? Line(RunContext run, string function = "count", SplSpan? span = null)
    {
        if (_rows is null)
            return null;
        var bins = new TimeBins();
        foreach ((long time, _) in _rows)
            bins.Note(new SplTime(time));
        if (span is { } width)
            bins.Use(width, run);
        else
            bins.Choose(MaximumPoints, null, run);
        ILookup<long, SplValue> values = _rows.ToLookup(row => bins.Floor(new SplTime(row.Time)).Microseconds, row => row.Value);
        IEnumerable<SplTime> all = bins.All(wholeRange: true);
        if (span is not null)
            all = all.Take(MaximumPoints);
        return ["##__SPARKLINE__##", .. all.Select(bin => Result(function, values[bin.Microseconds]).Text ?? "0")];
    }

    private static SplValue Result(string function, IEnumerable<SplValue> rows) => function switch
    {
        "count" => rows.Sum(value => value.Count),
        "dc" => rows.SelectMany(value => Eval.Texts(value) ?? []).Distinct(StringComparer.Ordinal).Count(),
        "sum" => Summed(rows).Sum,
        "avg" => Summed(rows).Average,
        "min" => Extremes(rows).Minimum,
        "max" => Extremes(rows).Maximum,
        "range" => Extremes(rows).Range,
        "sumsq" => Varied(rows).SumOfSquares,
        "var" => Varied(rows).Variance,
        "varp" => Varied(rows).PopulationVariance,
        "stdev" => Varied(rows).Deviation,
        "stdevp" => Varied(rows).PopulationDeviation,
        _ => throw new ArgumentException($"No line of {function}.", nameof(function)),
    };

    private static SumState Summed(IEnumerable<SplValue> rows)
    {
        var state = new SumState();
        foreach (SplValue value in rows)
            state.Add(value);
        return state;
    }

    private static ExtremeState Extremes(IEnumerable<SplValue> rows)
    {
        var state = new ExtremeState();
        foreach (SplValue value in rows)
            state.Add(value);
        return state;
    }

    private static VarianceState Varied(IEnumerable<SplValue> rows)
    {
        var state = new VarianceState();
        foreach (SplValue value in rows)
            state.Add(value);
        return state;
    }
}
