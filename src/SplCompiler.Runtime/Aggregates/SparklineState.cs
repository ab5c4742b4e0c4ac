using System.Globalization;

namespace SplCompiler.Runtime;

/// <summary>The state of <c>sparkline</c>: the times of the rows.</summary>
/// <remarks>Source: Search Reference, "Time functions", "Add sparklines to search results". Without a time range of the search the line reaches from the first to the last row.</remarks>
public struct SparklineState : IGroup<SparklineState>
{
    /// <summary>How many points a line has at most.</summary>
    private const int MaximumPoints = 100;

    private List<long>? _times;

    public void Add(SplTime? time)
    {
        if (time is { } at)
            (_times ??= []).Add(at.Microseconds);
    }

    public void Merge(in SparklineState other, SymbolMap symbols)
    {
        if (other._times is { } times)
            (_times ??= []).AddRange(times);
    }

    public readonly void Save(StateWriter state)
    {
        state.Write(_times?.Count ?? 0);
        foreach (long time in _times ?? [])
            state.Write(time);
    }

    public void Restore(StateReader state)
    {
        for (int left = state.ReadInt32(); left > 0; left--)
            Add(new SplTime(state.ReadInt64()));
    }

    /// <summary>The mark of a line and how many rows each of its points stands for; null without a row that has a time.</summary>
    public readonly string[]? Line(RunContext run)
    {
        if (_times is null)
            return null;
        var bins = new TimeBins();
        foreach (long time in _times)
            bins.Note(new SplTime(time));
        bins.Choose(MaximumPoints, null, run);
        Dictionary<long, int> counts = _times.GroupBy(time => bins.Floor(new SplTime(time)).Microseconds).ToDictionary(group => group.Key, group => group.Count());
        IEnumerable<string> points = bins.All(wholeRange: true).Select(bin => counts.GetValueOrDefault(bin.Microseconds).ToString(CultureInfo.InvariantCulture));
        return ["##__SPARKLINE__##", .. points];
    }
}
