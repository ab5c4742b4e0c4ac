using System.Runtime.CompilerServices;
using System.Text;

namespace SplCompiler.Runtime;

/// <summary>
/// A pack that looks at events as they come, one after another. Rows of rules that look at one event come with it; rules over many
/// events give theirs when a bin of time is over (<see cref="StreamOptions.AllowedLateness"/>) or in <see cref="Complete"/>.
/// </summary>
/// <remarks>Not thread-safe: one stream belongs to one reader. Rules that group without bins of time keep their groups until the end.</remarks>
public sealed class DetectionStream
{
    // Rules are asked to close bins this often, in time of events.
    private static readonly long s_step = TimeSpan.FromSeconds(1).Ticks / TimeSpan.TicksPerMicrosecond;

    private readonly CompiledPack _pack;
    private readonly StreamOptions _options;
    private readonly Worker _worker;
    private readonly RunTotals _totals;
    private readonly EventChunk _chunk = new();
    private readonly RowBuffer _rows = new() { KeepsValues = true };
    private readonly bool[] _isReported;
    private long _offset;
    private bool _isComplete;

    /// <param name="pack">The rules: <c>DetectionPack.Pack</c>.</param>
    /// <param name="options">How bytes become events, and how late they may be.</param>
    public DetectionStream(CompiledPack pack, StreamOptions? options = null)
    {
        (_pack, _options) = (pack, options ?? StreamOptions.Default);
        var run = new RunnerOptions { Events = _options.Events, Run = _options.Run, Jobs = 1 };
        PackBinding binding = PackBinding.Bind(pack, run.Run, workers: 1);
        _worker = new Worker(binding, binding.Workers[0], run);
        _totals = new RunTotals(pack.Rules.Length, _options.OnProblem);
        _isReported = new bool[pack.Rules.Length];
        _chunk.Result.Rows.KeepsValues = true;
        _chunk.IsFirst = true;
    }

    /// <summary>Events before this time come too late for the bins that are over; null as long as no event had a time, and without an allowed lateness.</summary>
    public SplTime? Watermark { get; private set; }

    /// <summary>What the stream has seen so far.</summary>
    public StreamCounters Counters => new(
        _totals.Events, _totals.Rows.Sum(), _worker.Late, _totals.Problems.Values.Sum(), _isReported.Count(isReported => isReported));

    /// <summary>Shows an event to the rules, and gives the rows that are known now.</summary>
    /// <param name="utf8">One event, or several whole ones: lines of JSON, XML records, lines of text.</param>
    public IReadOnlyList<DetectionRow> OnEvent(ReadOnlySpan<byte> utf8)
    {
        ObjectDisposedException.ThrowIf(_isComplete, this);
        _chunk.EnsureCapacity(utf8.Length);
        _chunk.Length = utf8.Length;
        utf8.CopyTo(_chunk.Text);
        _chunk.Terminate();
        _chunk.Format = _options.Events.Format == InputFormat.Auto ? InputFormat.Ndjson : _options.Events.Format;
        (_chunk.Path, _chunk.Offset, _chunk.Ordinal) = (_options.Name, _offset, _offset);
        _worker.Run(_chunk, CancellationToken.None);
        _totals.Add(_chunk);
        _offset += utf8.Length + 1;

        var rows = new List<DetectionRow>();
        Take(_chunk.Result.Rows, rows);
        _chunk.Result.Clear();
        _chunk.IsFirst = false;
        MoveWatermark(rows);
        ReportFailures();
        return rows;
    }

    /// <inheritdoc cref="OnEvent(ReadOnlySpan{byte})"/>
    /// <param name="text">One event, or several whole ones.</param>
    public IReadOnlyList<DetectionRow> OnEvent(string text) => OnEvent(Encoding.UTF8.GetBytes(text));

    /// <summary>The stream is over: gives the rows that depend on more than one event. No event may follow.</summary>
    public IReadOnlyList<DetectionRow> Complete()
    {
        ObjectDisposedException.ThrowIf(_isComplete, this);
        _isComplete = true;
        _worker.Complete(_rows);
        var rows = new List<DetectionRow>();
        Take(_rows, rows);
        ReportFailures();
        return rows;
    }

    /// <summary>Shows all events of a sequence to the rules, gives rows as they come, and completes the stream at its end.</summary>
    /// <param name="events">Each item is one event, or several whole ones, in UTF-8.</param>
    /// <param name="cancellation">Ends the loop with an <see cref="OperationCanceledException"/>.</param>
    public async IAsyncEnumerable<DetectionRow> RunAsync(
        IAsyncEnumerable<ReadOnlyMemory<byte>> events, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (ReadOnlyMemory<byte> item in events.WithCancellation(cancellation).ConfigureAwait(false))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (DetectionRow row in OnEvent(item.Span))
                yield return row;
        }

        foreach (DetectionRow row in Complete())
            yield return row;
    }

    private void MoveWatermark(List<DetectionRow> rows)
    {
        if (_options.AllowedLateness is not { } lateness || _totals.Newest is not { } newest)
            return;
        var watermark = new SplTime(newest.Microseconds - (lateness.Ticks / TimeSpan.TicksPerMicrosecond));
        if (Watermark is { } last && watermark.Microseconds < last.Microseconds + s_step)
            return;
        Watermark = watermark;
        _worker.OnWatermark(watermark, _rows);
        Take(_rows, rows);
    }

    private void Take(RowBuffer buffer, List<DetectionRow> rows)
    {
        foreach (ref readonly RowBuffer.Entry entry in buffer.Entries)
        {
            _totals.Rows[entry.Rule]++;
            rows.Add(new DetectionRow(_pack.Rules[entry.Rule], entry.Origin, entry.Values!));
        }

        buffer.Clear();
    }

    private void ReportFailures()
    {
        for (int rule = 0; rule < _isReported.Length; rule++)
        {
            if (_isReported[rule] || _worker.Failure(rule) is not { } failure)
                continue;
            _isReported[rule] = true;
            _options.OnFailure?.Invoke(_pack.Rules[rule], failure);
        }
    }
}
