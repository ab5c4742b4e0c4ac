namespace SplCompiler.Runtime;

/// <summary>Runs a compiled pack over inputs: one pass, many workers, the same rows in the same order for any number of them.</summary>
public static class PackRunner
{
    /// <summary>
    /// Reads all inputs, shows each event to each rule and writes the rows. Bad input is reported and skipped, never thrown;
    /// exceptions are those of <paramref name="output"/> and bugs.
    /// </summary>
    /// <param name="pack">The rules and the field knowledge.</param>
    /// <param name="inputs">The inputs, read in this order; see <see cref="InputFinder"/>.</param>
    /// <param name="options">How to run.</param>
    /// <param name="output">Takes the rows, on the calling thread.</param>
    /// <param name="cancellation">Stops reading; the rows of what was read are still written, and the summary says partial.</param>
    public static RunSummary Run(
        CompiledPack pack, IReadOnlyList<EventInput> inputs, RunnerOptions options, IRowOutput output, CancellationToken cancellation = default)
    {
        using var run = new PackRun(pack, inputs, options, output, cancellation);
        return run.Run();
    }

    /// <summary>The newest <c>_time</c> of the inputs, or null when no event has one: what <c>--now data</c> means. Reads all input.</summary>
    public static SplTime? NewestTime(IReadOnlyList<EventInput> inputs, RunnerOptions options, CancellationToken cancellation = default) =>
        Times(inputs, options, cancellation)?.Newest;

    /// <summary>The oldest and the newest <c>_time</c> of the inputs, or null when no event has one. Reads all input.</summary>
    public static (SplTime Oldest, SplTime Newest)? Times(IReadOnlyList<EventInput> inputs, RunnerOptions options, CancellationToken cancellation = default)
    {
        RunnerOptions quiet = options with { OnProblem = null, OnProgress = null, Earliest = null, Latest = null };
        RunSummary summary = Run(new CompiledPack([], []), inputs, quiet, NoRows.Instance, cancellation);
        return summary is { Oldest: { } oldest, Newest: { } newest } ? (oldest, newest) : null;
    }

    private sealed class NoRows : IRowOutput
    {
        public static NoRows Instance { get; } = new();

        public void Write(CompiledRule rule, RowOrigin origin, ReadOnlySpan<byte> json)
        {
        }
    }
}
