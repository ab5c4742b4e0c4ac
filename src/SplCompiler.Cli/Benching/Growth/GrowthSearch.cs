using SplCompiler.Analysis.Growth;

namespace SplCompiler.Cli.Benching.Growth;

/// <summary>Finds the family of texts over which a cost grows fastest, and how fast.</summary>
/// <param name="cost">What a text costs, in any unit that is at least 0; null when it was given up.</param>
/// <param name="enough">A cost that is well above what the measuring itself costs: longer texts tell nothing more.</param>
/// <param name="limit">What a text costs at least when it is given up.</param>
internal sealed class GrowthSearch(Func<string, double?> cost, double enough, double limit)
{
    private const int ScreeningLength = 256;
    private const int Shortest = 8;
    private const int Longest = 64 * 1024;
    private const int Finalists = 3;

    /// <summary>The fastest growth: an exponent, the texts, and the length at which a text was given up. Null when there is no text.</summary>
    public (double Exponent, PumpedText Text, int? GivenUpAt)? Worst(IEnumerable<PumpedText> texts)
    {
        var screened = new List<(double Cost, PumpedText Text)>();
        foreach (PumpedText text in texts)
        {
            double? found = cost(text.Of(ScreeningLength));
            screened.Add((found ?? double.PositiveInfinity, text));
            if (found is null)
                break;
        }

        (double Exponent, PumpedText Text, int? GivenUpAt)? worst = null;
        foreach (PumpedText text in screened.OrderByDescending(pair => pair.Cost).Take(screened.Exists(pair => double.IsInfinity(pair.Cost)) ? 1 : Finalists).Select(pair => pair.Text))
        {
            (double exponent, int? givenUpAt) = Grow(text);
            if (worst is null || exponent > worst.Value.Exponent)
                worst = (exponent, text, givenUpAt);
        }

        return worst;
    }

    /// <summary>The exponent over texts of n, 2n and 4n characters, with n so large that the cost can be measured.</summary>
    public (double Exponent, int? GivenUpAt) Grow(PumpedText text)
    {
        // A machine that is busy elsewhere makes some texts look slow, hardly the same ones three times.
        (double Exponent, int? GivenUpAt) least = GrowOnce(text);
        for (int i = 0; i < 2 && least.Exponent > PatternGrowth.Notable; i++)
        {
            (double Exponent, int? GivenUpAt) again = GrowOnce(text);
            if (again.Exponent < least.Exponent)
                least = again;
        }

        return least;
    }

    private (double Exponent, int? GivenUpAt) GrowOnce(PumpedText text)
    {
        var costs = new List<double>();
        int length = Shortest;
        for (; length <= Longest; length *= 2)
        {
            if (Least(text.Of(length)) is not { } found)
                return (ExponentOf([.. costs.TakeLast(2), limit]), length);
            costs.Add(found);
            if (found >= enough && costs.Count > 2)
                break;
        }

        return (ExponentOf([.. costs.TakeLast(3)]), null);
    }

    // One cost alone is the limit at the shortest text: worse than any power that could be told.
    private static double ExponentOf(double[] costs) =>
        costs.Length < 2 ? double.PositiveInfinity : Math.Max(0, Math.Log2(costs[^1] / Math.Max(costs[0], double.Epsilon)) / (costs.Length - 1));

    // Whatever else the machine does only adds.
    private double? Least(string text)
    {
        double least = double.PositiveInfinity;
        for (int i = 0; i < 5; i++)
        {
            if (cost(text) is not { } found)
                return null;
            least = Math.Min(least, found);
        }

        return least;
    }
}
