using SplCompiler.Cli.Scheduling;
using SplCompiler.Runtime;

namespace SplCompiler.Cli.Rows;

/// <summary><c>--order time</c>: newest first, of equal times the first that came; then events without a time, then rows of many events.</summary>
/// <remarks>Source: Search Manual, "Types of searches": a search returns events in reverse time order.</remarks>
internal sealed class TimeOrderedRows(RowOutput next) : RowOutput
{
    private readonly List<(CompiledRule Rule, RunWindow? Window, SplTime? Time, long Ordinal, byte[] Json)> _rows = [];

    public override void Write(CompiledRule rule, SplTime? time, long ordinal, ReadOnlySpan<byte> json) =>
        _rows.Add((rule, Window, time, ordinal, json.ToArray()));

    public override void Complete()
    {
        // OrderBy is stable: rows of one event, and rows of many events, stay as they came.
        foreach ((CompiledRule rule, RunWindow? window, SplTime? time, long ordinal, byte[] json) in _rows
            .OrderBy(row => row.Ordinal < 0)
            .ThenBy(row => row.Time is null)
            .ThenByDescending(row => row.Time?.Microseconds)
            .ThenBy(row => row.Ordinal))
        {
            next.Window = window;
            next.Write(rule, time, ordinal, json);
        }

        next.Complete();
    }
}
