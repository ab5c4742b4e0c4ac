namespace SplCompiler.Runtime;

/// <summary>The state of <c>var()</c>, <c>stdev()</c>, their forms for a whole population, and <c>sumsq()</c>: numbers count, other text does not.</summary>
/// <remarks>One number has the deviation 0, of which the manual says nothing. Source: Search Reference, "Aggregate functions".</remarks>
public struct VarianceState : IGroup<VarianceState>
{
    private DoubleDouble _sum;
    private DoubleDouble _squares;
    private long _count;

    /// <summary>Null when there was no number.</summary>
    public readonly double? SumOfSquares => _count == 0 ? null : _squares.Value;

    /// <summary>Of a sample: divided by one less than the count.</summary>
    public readonly double? Variance => _count == 0 ? null : _count == 1 ? 0 : Distances / (_count - 1);

    /// <summary>Of a whole population: divided by the count.</summary>
    public readonly double? PopulationVariance => _count == 0 ? null : Distances / _count;

    public readonly double? Deviation => Variance is { } variance ? Math.Sqrt(variance) : null;

    public readonly double? PopulationDeviation => PopulationVariance is { } variance ? Math.Sqrt(variance) : null;

    private readonly double Distances => DoubleDouble.SquaredDistances(_squares, _sum, _count);

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
            Add(value[i].Number);
    }

    public void Add(double? number)
    {
        if (number is not { } value)
            return;
        _sum.Add(value);
        _squares.AddSquare(value);
        _count++;
    }

    public void Merge(in VarianceState other, SymbolMap symbols)
    {
        _sum.Add(in other._sum);
        _squares.Add(in other._squares);
        _count += other._count;
    }

    public readonly void Save(StateWriter state)
    {
        _sum.Save(state);
        _squares.Save(state);
        state.Write(_count);
    }

    public void Restore(StateReader state)
    {
        _sum.Restore(state);
        _squares.Restore(state);
        _count = state.ReadInt64();
    }
}
