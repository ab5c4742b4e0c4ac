namespace SplCompiler.Runtime;

/// <summary>The bins of a time axis: of <c>timechart</c>, and of <c>bin</c> when just the number of bins is given.</summary>
/// <remarks>Source: Search Reference, "timechart", "bin"; the spans to choose from are those that the manual lists for minspan.</remarks>
public sealed class TimeBins
{
    private static readonly SplSpan[] s_spans = [.. ((string[])["1s", "5s", "10s", "30s", "1m", "5m", "10m", "30m", "1h", "1d", "1mon"]).Select(SplSpan.Parse)];

    private SplSpan _span = s_spans[0];
    private RunContext _run = RunContext.Default;
    private SplTime? _first;
    private SplTime? _last;
    private SplTime? _align;

    /// <summary>Takes notice of a time; null is none.</summary>
    public void Note(SplTime? time)
    {
        if (time is not { } at)
            return;
        _first = _first is { } first && first < at ? first : at;
        _last = _last is { } last && last > at ? last : at;
    }

    /// <summary>Bins of a known width; one of them starts at <paramref name="align"/>.</summary>
    public void Use(SplSpan span, RunContext run, SplTime? align = null) => (_span, _run, _align) = (span, run, align);

    /// <summary>The narrowest span that covers the time range with so many bins: the range of the search, or that of the times noted when it has none.</summary>
    public void Choose(int bins, SplSpan? least, RunContext run, SplTime? align = null)
    {
        (_run, _align) = (run, align);
        SplTime from = run.Earliest ?? _first ?? default;
        SplTime to = run.Latest ?? _last ?? from;
        double most = (to.Microseconds - from.Microseconds) / (double)bins;
        double atLeast = least is { } span ? Length(span) : 0;
        _span = s_spans.FirstOrDefault(candidate => Length(candidate) >= most && Length(candidate) >= atLeast, s_spans[^1]);
    }

    /// <summary>The start of the bin that holds a time.</summary>
    public SplTime Floor(SplTime time) => Bins.Floor(time, _span, _align, _run)!.Value;

    /// <inheritdoc cref="Floor(SplTime)"/>
    public SplTime? Floor(SplTime? time) => time is { } at ? Floor(at) : null;

    /// <summary>The bins from the first to the last time noted; with <paramref name="wholeRange"/> those of the time range of the search, too. None when there are too many to look at.</summary>
    public IEnumerable<SplTime> All(bool wholeRange)
    {
        if (_first is not { } first || _last is not { } last)
            yield break;
        if (wholeRange && _run.Earliest is { } earliest && earliest < first)
            first = earliest;
        if (wholeRange && _run.Latest is { } latest && latest > last)
            last = new SplTime(latest.Microseconds - 1);
        // A lower bound: a bin is never longer than this.
        if ((last.Microseconds - first.Microseconds) / Length(_span) > Bins.MaxBins)
            yield break;
        for (SplTime bin = Floor(first); bin <= last; bin = Next(bin))
            yield return bin;
    }

    /// <summary>True when the time range of the search holds the bin from its start to its end; without a range every bin is whole.</summary>
    public bool IsWhole(SplTime bin) => !(_run.Earliest is { } earliest && bin < earliest) && !(_run.Latest is { } latest && Next(bin) > latest);

    /// <summary>A sum over a bin, for so many seconds.</summary>
    public double? Per(double? sum, double seconds, SplTime bin) => sum * seconds / (Next(bin).Seconds - bin.Seconds);

    /// <summary>The start of the bin behind the one that starts here.</summary>
    public SplTime Next(SplTime bin)
    {
        // Half a day more than the longest that the span can be, so that a change of the clocks does not matter.
        long length = (long)Length(_span);
        return _span.Microseconds is not null ? new SplTime(bin.Microseconds + length) : Floor(new SplTime(bin.Microseconds + length + (LocalClock.MicrosecondsPerDay / 2)));
    }

    private static double Length(SplSpan span) => span.Microseconds ?? span.Count * (double)LocalClock.MicrosecondsPerDay * (span.Unit switch
    {
        SplTimeUnit.Day => 1,
        SplTimeUnit.Week => 7,
        SplTimeUnit.Month => 31,
        SplTimeUnit.Quarter => 92,
        _ => 366,
    });
}
