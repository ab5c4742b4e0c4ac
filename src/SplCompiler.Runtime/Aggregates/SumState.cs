namespace SplCompiler.Runtime;

/// <summary>The state of <c>sum()</c> and <c>avg()</c>: numbers count, other text does not.</summary>
/// <remarks>The sum is compensated (Neumaier), so that it does not depend on how events were spread over workers but for the last digit.</remarks>
public struct SumState : IGroup<SumState>
{
    private double _sum;
    private double _compensation;
    private long _count;

    /// <summary>Null when there was no number.</summary>
    public readonly double? Sum => _count == 0 ? null : _sum + _compensation;

    public readonly double? Average => _count == 0 ? null : (_sum + _compensation) / _count;

    public void Add(FieldValues values)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (SplNumber.TryParse(value, out double number))
                Add(number);
        }
    }

    public void Add(SplValue value)
    {
        for (int i = 0; i < value.Count; i++)
        {
            if (value[i].TryNumber(out double number))
                Add(number);
        }
    }

    public void Add(string[]? texts) => Add((SplValue)texts);

    public void Add(string? text) => Add(Eval.Number(text));

    public void Add(SplTime? time) => Add(time?.Seconds);

    public void Add(double? number)
    {
        if (number is not { } value)
            return;
        AddExactly(value);
        _count++;
    }

    public void Merge(in SumState other, SymbolMap symbols)
    {
        AddExactly(other._sum);
        AddExactly(other._compensation);
        _count += other._count;
    }

    public readonly void Save(StateWriter state)
    {
        state.Write(_sum);
        state.Write(_compensation);
        state.Write(_count);
    }

    public void Restore(StateReader state) =>
        (_sum, _compensation, _count) = (state.ReadDouble(), state.ReadDouble(), state.ReadInt64());

    private void AddExactly(double value)
    {
        double sum = _sum + value;
        _compensation += Math.Abs(_sum) >= Math.Abs(value) ? _sum - sum + value : value - sum + _sum;
        _sum = sum;
    }
}
