namespace SplCompiler.Runtime;

/// <summary>Counts of a run, added up chunk by chunk in input order.</summary>
internal sealed class RunTotals(int rules, Action<InputProblem>? onProblem)
{
    private string _path = "";
    private long _linesBefore;

    public long Events { get; private set; }

    public long Bytes { get; private set; }

    public SplTime? Oldest { get; private set; }

    public SplTime? Newest { get; private set; }

    public long[] Rows { get; } = new long[rules];

    public Dictionary<InputProblemKind, long> Problems { get; } = [];

    /// <summary>Adds a chunk. Its problems get the line that they have in the whole input.</summary>
    public void Add(EventChunk chunk)
    {
        if (chunk.IsFirst || chunk.Path != _path)
            _linesBefore = 0;
        _path = chunk.Path;

        ChunkResult result = chunk.Result;
        Events += result.Events;
        Bytes += chunk.Length;
        if (result.Newest is { } newest && !(newest <= Newest))
            Newest = newest;
        if (result.Oldest is { } oldest && !(oldest >= Oldest))
            Oldest = oldest;
        if (chunk.Skipped is { } skipped)
            Report(skipped with { Line = skipped.Line + _linesBefore });
        foreach (InputProblem problem in result.Problems)
            Report(problem with { Line = problem.Line + _linesBefore });
        _linesBefore += result.Lines;
    }

    public void Report(InputProblem problem)
    {
        Problems[problem.Kind] = Problems.GetValueOrDefault(problem.Kind) + 1;
        onProblem?.Invoke(problem);
    }
}
