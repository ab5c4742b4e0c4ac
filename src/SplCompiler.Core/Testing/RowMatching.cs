using System.Collections.Immutable;

namespace SplCompiler.Testing;

/// <summary>Which expected row stands for which found row, as many as can be paired. A found row may fit several expected ones, as internal fields need not be listed.</summary>
/// <param name="Missing">Indexes of expected rows without a partner.</param>
/// <param name="Surplus">Indexes of found rows without a partner.</param>
internal sealed record RowMatching(ImmutableArray<int> Missing, ImmutableArray<int> Surplus)
{
    public static RowMatching Of(
        ImmutableArray<ImmutableDictionary<string, TestValue?>> expected, IReadOnlyList<IReadOnlyDictionary<string, TestValue>> found)
    {
        int[] partners = [.. Enumerable.Repeat(-1, found.Count)];
        var missing = ImmutableArray.CreateBuilder<int>();
        for (int i = 0; i < expected.Length; i++)
        {
            if (!Place(i, new bool[found.Count]))
                missing.Add(i);
        }

        return new RowMatching(missing.ToImmutable(), [.. Enumerable.Range(0, found.Count).Where(i => partners[i] < 0)]);

        // An expected row takes a free partner, else one whose owner can move on to another.
        bool Place(int row, bool[] tried)
        {
            int[] fitting = [.. Enumerable.Range(0, found.Count).Where(i => !tried[i] && ValueComparison.Difference(expected[row], found[i]) is null)];
            foreach (int i in fitting.OrderBy(i => partners[i] >= 0))
            {
                if (tried[i])
                    continue;
                tried[i] = true;
                if (partners[i] < 0 || Place(partners[i], tried))
                {
                    partners[i] = row;
                    return true;
                }
            }

            return false;
        }
    }
}
