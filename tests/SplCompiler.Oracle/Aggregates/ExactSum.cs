namespace SplCompiler.Oracle.Aggregates;

/// <summary>The sum of doubles as if computed exactly and rounded once, so that it does not depend on their order.</summary>
/// <remarks>Shewchuk's partial sums: each addition is split into its rounded sum and the exact rest, and no rest is lost.</remarks>
internal static class ExactSum
{
    public static double Of(IReadOnlyList<double> numbers)
    {
        if (!numbers.All(double.IsFinite))
            return numbers.Sum();

        var partials = new List<double>();
        foreach (double number in numbers)
        {
            double sum = number;
            var rests = new List<double>();
            foreach (double partial in partials)
            {
                (double larger, double smaller) = Math.Abs(sum) >= Math.Abs(partial) ? (sum, partial) : (partial, sum);
                sum = larger + smaller;
                double rest = smaller - (sum - larger);
                if (rest != 0)
                    rests.Add(rest);
            }

            partials = [.. rests, sum];
        }

        return partials.Sum();
    }
}
