using System.Collections;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace SplCompiler.Runtime;

/// <summary>
/// A run of a pack over inputs, as a sequence of rows: a loop over it, or over <see cref="RowsAsync"/>, starts it, and leaving the
/// loop stops it. The rows of rules that look at one event come as they are found; the others at the end, rule by rule.
/// </summary>
/// <param name="pack">The rules.</param>
/// <param name="inputs">What is read, in this order.</param>
/// <param name="options">How it is run.</param>
/// <param name="cancellation">Ends the loop with an <see cref="OperationCanceledException"/>.</param>
/// <remarks>Each loop is a run of its own. The run works ahead of the loop by a limited number of rows.</remarks>
public sealed class DetectionRun(
    CompiledPack pack, IEnumerable<EventInput> inputs, RunnerOptions? options = null, CancellationToken cancellation = default)
    : IEnumerable<DetectionRow>
{
    // Enough that neither side waits for each row, little enough that a slow reader holds back the run.
    private const int RowsAhead = 1024;

    /// <summary>What the last loop that came to its end saw: events, rows of each rule, problems of the input.</summary>
    public RunSummary? Summary { get; private set; }

    /// <summary>The rows of one rule, as the type that its class declares: <c>run.Of&lt;FailedLogons.Row&gt;()</c>.</summary>
    public IEnumerable<TRow> Of<TRow>()
        where TRow : struct, IRow => this.Select(row => row.Values).OfType<TRow>();

    /// <summary>Runs the pack and gives its rows.</summary>
    public IEnumerator<DetectionRow> GetEnumerator() => RowsAsync(CancellationToken.None).ToBlockingEnumerable(CancellationToken.None).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Runs the pack and gives its rows, without holding a thread while there is none.</summary>
    /// <param name="loop">Ends the loop with an <see cref="OperationCanceledException"/>.</param>
    public async IAsyncEnumerable<DetectionRow> RowsAsync([EnumeratorCancellation] CancellationToken loop = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, loop);
        Channel<DetectionRow> channel = Channel.CreateBounded<DetectionRow>(new BoundedChannelOptions(RowsAhead) { SingleReader = true, SingleWriter = true });
        Task<RunSummary> run = Task.Factory.StartNew(
            () => Run(channel.Writer, stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            await foreach (DetectionRow row in channel.Reader.ReadAllAsync(stop.Token).ConfigureAwait(false))
                yield return row;
            Summary = await run.ConfigureAwait(false);
        }
        finally
        {
            // The loop was left early, or is over: the run drops what it still finds.
            await stop.CancelAsync().ConfigureAwait(false);
            await ((Task)run).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private RunSummary Run(ChannelWriter<DetectionRow> rows, CancellationToken stop)
    {
        try
        {
            RunSummary summary = PackRunner.Run(pack, [.. inputs], options ?? RunnerOptions.Default, new ChannelOutput(rows, stop), stop);
            rows.Complete();
            return summary;
        }
        catch (Exception error)
        {
            rows.Complete(error);
            throw;
        }
    }

    /// <summary>Hands rows to the loop, and waits while it is too far behind.</summary>
    private sealed class ChannelOutput(ChannelWriter<DetectionRow> rows, CancellationToken stop) : IRowValueOutput
    {
        public void Write(CompiledRule rule, RowOrigin origin, IRow values)
        {
            var row = new DetectionRow(rule, origin, values);
            while (!stop.IsCancellationRequested && !rows.TryWrite(row))
                WaitForRoom();
        }

        public void Write(CompiledRule rule, RowOrigin origin, ReadOnlySpan<byte> json) => throw new NotSupportedException("this output takes values");

        private void WaitForRoom()
        {
            try
            {
                rows.WaitToWriteAsync(stop).AsTask().GetAwaiter().GetResult();
            }
            catch (OperationCanceledException)
            {
                // The next look at the token ends the waiting; an output must not throw into a run.
            }
        }
    }
}
