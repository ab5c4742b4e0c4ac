namespace SplCompiler.Rules;

/// <summary>Where each character of a text came from. Neighbours mostly came from neighbours, so runs of them are kept, not one origin a character.</summary>
internal sealed class Origins
{
    private readonly int[] _starts;
    private readonly Origin[] _firsts;

    /// <summary>For each run 1, or 0 where all of it came from one place.</summary>
    private readonly byte[] _steps;

    /// <param name="all">One origin for each character, and one for the end of the text.</param>
    public Origins(ReadOnlySpan<Origin> all)
    {
        Length = all.Length;
        List<int> starts = [];
        List<byte> steps = [];
        for (int i = 0; i < all.Length;)
        {
            int step = i + 1 < all.Length ? all[i + 1].Offset - all[i].Offset : 1;
            if (step is not (0 or 1))
                step = 1;
            int end = i + 1;
            while (end < all.Length && Follows(all[end - 1], all[end], step))
                end++;
            starts.Add(i);
            steps.Add((byte)step);
            i = end;
        }

        (_starts, _steps) = ([.. starts], [.. steps]);
        _firsts = new Origin[_starts.Length];
        for (int run = 0; run < _firsts.Length; run++)
            _firsts[run] = all[_starts[run]];
    }

    /// <summary>Characters, and one for the end.</summary>
    public int Length { get; }

    public Origin this[int offset]
    {
        get
        {
            int run = Array.BinarySearch(_starts, offset);
            if (run < 0)
                run = ~run - 1;
            Origin first = _firsts[run];
            return first with { Offset = first.Offset + ((offset - _starts[run]) * _steps[run]) };
        }
    }

    // Two calls of one macro are equal records; they are two places.
    private static bool Follows(Origin before, Origin after, int step) =>
        after.Offset - before.Offset == step && ReferenceEquals(before.Expansion, after.Expansion) && before.IsArgument == after.IsArgument;
}
