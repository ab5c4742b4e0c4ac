namespace SplCompiler.Runtime;

/// <summary>The state of <c>rate()</c>: the first and last value by time.</summary>
/// <remarks>Source: Search Reference, "Time functions".</remarks>
public struct RateState : IGroup<RateState>
{
    private EarliestState _earliest;
    private LatestState _latest;

    /// <summary>The change in a second; null when there are not two times, or no numbers.</summary>
    public readonly double? PerSecond
    {
        get
        {
            if (_earliest.Time is not { } from || _latest.Time is not { } to || from == to)
                return null;
            return (_latest.Value.Number - _earliest.Value.Number) / (to.Seconds - from.Seconds);
        }
    }

    public void Add(SplTime? time, long ordinal, FieldValues values)
    {
        _earliest.Add(time, ordinal, values);
        _latest.Add(time, ordinal, values);
    }

    public void Add(SplTime? time, long ordinal, SplValue value)
    {
        _earliest.Add(time, ordinal, value);
        _latest.Add(time, ordinal, value);
    }

    public void Merge(in RateState other, SymbolMap symbols)
    {
        _earliest.Merge(in other._earliest, symbols);
        _latest.Merge(in other._latest, symbols);
    }

    public readonly void Save(StateWriter state)
    {
        _earliest.Save(state);
        _latest.Save(state);
    }

    public void Restore(StateReader state)
    {
        _earliest.Restore(state);
        _latest.Restore(state);
    }
}
