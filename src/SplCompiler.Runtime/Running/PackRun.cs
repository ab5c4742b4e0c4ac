using System.Collections.Concurrent;
using System.Diagnostics;

namespace SplCompiler.Runtime;

/// <summary>The state of one run: the calling thread reads ahead and gives out rows in order, workers do the rest.</summary>
internal sealed class PackRun : IDisposable
{
    private readonly CompiledPack _pack;
    private readonly IReadOnlyList<EventInput> _inputs;
    private readonly RunnerOptions _options;
    private readonly IRowOutput _output;
    private readonly CancellationToken _cancellation;
    private readonly Worker[] _workers;
    private readonly BlockingCollection<EventChunk> _work = [];
    private readonly FinishedChunks _done = new();
    private readonly CancellationTokenSource _failed = new();
    private readonly Stack<EventChunk> _free = new();
    private readonly Dictionary<long, EventChunk> _waiting = [];
    private readonly RunTotals _totals;
    private readonly long _storedTotal;
    private Exception? _workerError;
    private long _nextSequence;
    private readonly RuleStops? _stops;
    private int _rented;
    private int _inWork;

    public PackRun(CompiledPack pack, IReadOnlyList<EventInput> inputs, RunnerOptions options, IRowOutput output, CancellationToken cancellation)
    {
        _pack = pack;
        _inputs = inputs;
        _options = options;
        _output = output;
        _cancellation = cancellation;
        PackBinding binding = PackBinding.Bind(pack, options.Run with { Earliest = options.Run.Earliest ?? options.Earliest, Latest = options.Run.Latest ?? options.Latest }, Math.Max(1, options.Jobs));
        _workers = [.. binding.Workers.Select(worker => new Worker(binding, worker, options))];
        _totals = new RunTotals(pack.Rules.Length, options.OnProblem);
        _stops = options.MemoryLimit is { } limit ? new RuleStops(_workers, pack.Rules.Length, limit) : null;
        _storedTotal = inputs.Sum(input => input.StoredBytes);

        // One chunk a worker, two for each to be taken next, for the reader shares the cores with them, and the three that it cuts between.
        for (int i = 0; i < (_workers.Length * 3) + 3; i++)
        {
            var chunk = new EventChunk();
            chunk.Result.Rows.KeepsValues = output is IRowValueOutput;
            _free.Push(chunk);
        }
    }

    public RunSummary Run()
    {
        long started = Stopwatch.GetTimestamp();
        IReadOnlyDictionary<string, long> givenUpBefore = SplRegex.GivenUpByPattern();
        Thread[] threads = [.. _workers.Select(worker => new Thread(() => Work(worker)) { IsBackground = true, Name = "splc worker" })];
        foreach (Thread thread in threads)
            thread.Start();

        int opened = Read();
        foreach (Thread thread in threads)
            thread.Join();
        if (_workerError is not null)
            throw new InvalidOperationException("a worker failed", _workerError);

        using (var ends = new RuleEnds(_workers, _stops, WriteRows) { KeepsValues = _output is IRowValueOutput, InOrder = _options.Run.Writer is not NoLookupWriter })
            ends.CompleteAll(_pack.Rules.Length);
        return new RunSummary
        {
            Events = _totals.Events,
            OutsideTimeRange = _workers.Sum(worker => worker.OutsideTimeRange),
            Bytes = _totals.Bytes,
            Seconds = Stopwatch.GetElapsedTime(started).TotalSeconds,
            InputsRead = opened,
            Oldest = _totals.Oldest,
            Newest = _totals.Newest,
            IsPartial = _cancellation.IsCancellationRequested,
            Problems = _totals.Problems,
            Rules = [.. _pack.Rules.Select(Summarize)],
            GivenUp = GivenUpSince(givenUpBefore),
            CandidateCounts = _options.Measure ? CandidateCounts() : [],
            Facts = InputFacts.Of(_workers),
        };
    }

    public void Dispose()
    {
        _work.Dispose();
        _failed.Dispose();
    }

    private int Read()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_cancellation, _failed.Token);
        var source = new ChunkSource(_options.Events, _options.ChunkBytes, Rent, Emit, _totals.Report);
        try
        {
            source.ReadAll(_inputs, stop.Token);
        }
        finally
        {
            _work.CompleteAdding();
        }

        while (_rented > 0)
            ReleaseFinished(1);
        return source.Opened;
    }

    private void Work(Worker worker)
    {
        foreach (EventChunk chunk in _work.GetConsumingEnumerable())
        {
            try
            {
                if (!_failed.IsCancellationRequested)
                    worker.Run(chunk, _cancellation);
            }
            catch (Exception error)
            {
                // Not bad input, which is reported, nor a rule, which fails alone: a bug, for the calling thread to throw.
                Interlocked.CompareExchange(ref _workerError, error, null);
                _failed.Cancel();
            }

            _done.Add(chunk);
        }
    }

    private void Emit(EventChunk chunk)
    {
        _inWork++;
        _work.Add(chunk);
    }

    private EventChunk Rent()
    {
        ReleaseFinished(0);
        if (_stops?.AreNeeded() == true)
        {
            // What workers hold may be looked at between their chunks only.
            ReleaseFinished(_inWork);
            _stops.StopLargest();
        }

        // Workers go on with the other half in the meantime.
        while (_free.Count == 0)
            ReleaseFinished((_inWork + 1) / 2);
        _rented++;
        return _free.Pop();
    }

    /// <summary>Takes all finished chunks back, at least so many.</summary>
    private void ReleaseFinished(int count)
    {
        _done.WaitFor(count);
        while (_done.TryTake(out EventChunk? finished))
            Release(finished);
    }

    /// <summary>Takes a finished chunk back; gives out what is next in order.</summary>
    private void Release(EventChunk finished)
    {
        _inWork--;
        _waiting.Add(finished.Sequence, finished);
        while (_waiting.Remove(_nextSequence, out EventChunk? chunk))
        {
            _nextSequence++;
            _totals.Add(chunk);
            WriteRows(chunk.Result.Rows);
            _options.OnProgress?.Invoke(new RunProgress(chunk.StoredBytesRead, _storedTotal, _totals.Events));
            _free.Push(chunk);
            _rented--;
        }
    }

    private void WriteRows(RowBuffer rows)
    {
        foreach (ref readonly RowBuffer.Entry entry in rows.Entries)
        {
            _totals.Rows[entry.Rule]++;
            if (entry.Values is { } values)
                ((IRowValueOutput)_output).Write(_pack.Rules[entry.Rule], entry.Origin, values);
            else
                _output.Write(_pack.Rules[entry.Rule], entry.Origin, rows.TextOf(entry));
        }
    }

    private static (string Pattern, long Texts)[] GivenUpSince(IReadOnlyDictionary<string, long> before) =>
    [
        .. SplRegex.GivenUpByPattern()
            .Select(pattern => (Pattern: pattern.Key, Texts: pattern.Value - before.GetValueOrDefault(pattern.Key)))
            .Where(pattern => pattern.Texts > 0).OrderBy(pattern => pattern.Pattern, StringComparer.Ordinal),
    ];

    private (int Candidates, long Events)[] CandidateCounts() =>
    [
        .. _workers.SelectMany(worker => worker.CandidateCounts).GroupBy(pair => pair.Key).OrderBy(group => group.Key)
            .Select(group => (group.Key, group.Sum(pair => pair.Value))),
    ];

    private RuleSummary Summarize(CompiledRule rule, int index) => new(rule, _totals.Rows[index], _stops?.StateOf(index) is null ? Failure(index) : null)
    {
        Candidates = _workers.Sum(worker => worker.CandidatesOf(index)),
        Kept = _workers.Sum(worker => worker.Kept(index)),
        Cut = [.. _workers.SelectMany(worker => worker.Cut(index))],
        StoppedWith = _stops?.StateOf(index),
        AllocatedBytes = _workers.Sum(worker => worker.Allocated(index)),
        Time = new TimeSpan(_workers.Sum(worker => worker.Time(index).Ticks)),
    };

    private Exception? Failure(int rule) => _workers.Select(worker => worker.Failure(rule)).FirstOrDefault(error => error is not null);
}
