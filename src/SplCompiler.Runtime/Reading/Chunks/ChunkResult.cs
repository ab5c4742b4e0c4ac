namespace SplCompiler.Runtime;

/// <summary>What a worker found in one chunk. Emptied and used again with its chunk.</summary>
internal sealed class ChunkResult
{
    public long Events { get; set; }

    /// <summary>The line breaks of the chunk, so that later chunks know their lines.</summary>
    public long Lines { get; set; }

    public SplTime? Oldest { get; set; }

    public SplTime? Newest { get; set; }

    /// <summary>Problems; a line is counted from the beginning of the chunk, an offset from that of the input.</summary>
    public List<InputProblem> Problems { get; } = [];

    public RowBuffer Rows { get; } = new();

    public void Clear()
    {
        Events = 0;
        Lines = 0;
        Oldest = null;
        Newest = null;
        Problems.Clear();
        Rows.Clear();
    }
}
