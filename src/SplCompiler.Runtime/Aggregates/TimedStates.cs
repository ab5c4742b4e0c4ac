namespace SplCompiler.Runtime;

/// <summary>The state of <c>earliest()</c>: the value with the smallest <c>_time</c>; of equal times the one that arrived first.</summary>
public struct EarliestState : IGroup<EarliestState>
{
    private TimedValue _best;

    public readonly SplValue Value => _best.Value;

    /// <summary>The time of that row; null when there is none.</summary>
    public readonly SplTime? Time => _best.Value.IsNull ? null : _best.Time;

    public void Add(SplTime? time, long ordinal, FieldValues values)
    {
        if (time is { } at && values.IsPresent && _best.IsLaterThan(at, ordinal))
            _best = new TimedValue(at, ordinal, values.ToValue());
    }

    public void Add(SplTime? time, long ordinal, string? text) => Add(time, ordinal, (SplValue)text);

    public void Add(SplTime? time, long ordinal, string[]? texts) => Add(time, ordinal, (SplValue)texts);

    public void Add(SplTime? time, long ordinal, SplValue value)
    {
        if (time is { } at && !value.IsNull && _best.IsLaterThan(at, ordinal))
            _best = new TimedValue(at, ordinal, value);
    }

    public void Merge(in EarliestState other, SymbolMap symbols)
    {
        if (!other.Value.IsNull)
            Add(other._best.Time, other._best.Ordinal, other.Value);
    }

    public readonly void Save(StateWriter state) => _best.Save(state);

    public void Restore(StateReader state) => _best = TimedValue.Restore(state);
}

/// <summary>The state of <c>latest()</c>: the value with the greatest <c>_time</c>; of equal times the one that arrived first.</summary>
public struct LatestState : IGroup<LatestState>
{
    private TimedValue _best;

    public readonly SplValue Value => _best.Value;

    /// <summary>The time of that row; null when there is none.</summary>
    public readonly SplTime? Time => _best.Value.IsNull ? null : _best.Time;

    public void Add(SplTime? time, long ordinal, FieldValues values)
    {
        if (time is { } at && values.IsPresent && _best.IsEarlierThan(at, ordinal))
            _best = new TimedValue(at, ordinal, values.ToValue());
    }

    public void Add(SplTime? time, long ordinal, string? text) => Add(time, ordinal, (SplValue)text);

    public void Add(SplTime? time, long ordinal, string[]? texts) => Add(time, ordinal, (SplValue)texts);

    public void Add(SplTime? time, long ordinal, SplValue value)
    {
        if (time is { } at && !value.IsNull && _best.IsEarlierThan(at, ordinal))
            _best = new TimedValue(at, ordinal, value);
    }

    public void Merge(in LatestState other, SymbolMap symbols)
    {
        if (!other.Value.IsNull)
            Add(other._best.Time, other._best.Ordinal, other.Value);
    }

    public readonly void Save(StateWriter state) => _best.Save(state);

    public void Restore(StateReader state) => _best = TimedValue.Restore(state);
}

/// <summary>A value with the time and place of its row; a null value means there is none yet.</summary>
internal readonly record struct TimedValue(SplTime Time, long Ordinal, SplValue Value)
{
    public bool IsLaterThan(SplTime time, long ordinal) => Value.IsNull || time < Time || (time == Time && ordinal < Ordinal);

    public bool IsEarlierThan(SplTime time, long ordinal) => Value.IsNull || time > Time || (time == Time && ordinal < Ordinal);

    public void Save(StateWriter state)
    {
        state.Write(Time.Microseconds);
        state.Write(Ordinal);
        state.Write(Value);
    }

    public static TimedValue Restore(StateReader state) => new(new SplTime(state.ReadInt64()), state.ReadInt64(), state.ReadValue());
}
