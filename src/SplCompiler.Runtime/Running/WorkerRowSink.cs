namespace SplCompiler.Runtime;

/// <summary>Takes the rows of one rule on one worker and writes them into the buffer of the chunk that the worker is at.</summary>
internal sealed class WorkerRowSink(int rule) : IRowSink
{
    private RowBuffer? _rows;
    private RowOrigin _origin;

    public void Begin(RowBuffer rows, RowOrigin origin)
    {
        _rows = rows;
        _origin = origin;
    }

    public void Add<TRow>(in TRow row)
        where TRow : struct, IRow => _rows!.Add(rule, _origin, row);
}
