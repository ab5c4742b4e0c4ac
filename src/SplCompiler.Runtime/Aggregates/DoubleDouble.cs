namespace SplCompiler.Runtime;

/// <summary>A sum of doubles carried with twice their digits, so that it hardly depends on the order of adding.</summary>
/// <remarks>T. J. Dekker, "A floating-point technique for extending the available precision" (1971).</remarks>
internal struct DoubleDouble
{
    private double _high;
    private double _low;

    public readonly double Value => _high + _low;

    public void Add(double number)
    {
        double sum = _high + number;
        double part = sum - _high;
        double error = (_high - (sum - part)) + (number - part);
        (_high, _low) = Normal(sum, _low + error);
    }

    public void Add(in DoubleDouble other)
    {
        Add(other._high);
        Add(other._low);
    }

    /// <summary>Adds the square of a number, the digits that the product loses too.</summary>
    public void AddSquare(double number)
    {
        double square = number * number;
        Add(square);
        if (double.IsFinite(square))
            Add(Math.FusedMultiplyAdd(number, number, -square));
    }

    /// <summary>The sum of squares of the distances to the mean: <c>squares - sum * sum / count</c>, which would lose all digits in plain doubles.</summary>
    public static double SquaredDistances(in DoubleDouble squares, in DoubleDouble sum, long count)
    {
        double square = sum._high * sum._high;
        var product = new DoubleDouble();
        product.Add(square);
        product.Add(Math.FusedMultiplyAdd(sum._high, sum._high, -square));
        product.Add(2 * sum._high * sum._low);

        double quotient = product.Value / count;
        double rest = Math.FusedMultiplyAdd(-quotient, count, product._high) + product._low;
        DoubleDouble distances = squares;
        distances.Add(-quotient);
        distances.Add(-rest / count);
        return Math.Max(0, distances.Value);
    }

    public readonly void Save(StateWriter state)
    {
        state.Write(_high);
        state.Write(_low);
    }

    public void Restore(StateReader state) => (_high, _low) = (state.ReadDouble(), state.ReadDouble());

    private static (double High, double Low) Normal(double high, double low)
    {
        double sum = high + low;
        // An infinite sum has no remainder.
        return double.IsFinite(sum) ? (sum, low - (sum - high)) : (sum, 0);
    }
}
