using System.Collections.Immutable;
using System.Diagnostics;

namespace SplCompiler.Runtime;

/// <summary>Shows the events of chunks to its own instances of all rules.</summary>
internal sealed class Worker
{
    private readonly EventReader _reader;
    private readonly WorkerRule[] _rules;
    private readonly WorkerRowSink[] _sinks;
    private readonly Exception?[] _failures;
    private readonly RunnerOptions _options;
    private readonly bool _hasTimeRange;
    private readonly KnowledgeBase _knowledge;
    private readonly SlotMap _slots;
    private readonly ImmutableArray<string> _fields;
    private readonly OriginLog? _origins;
    private readonly long[] _ticks;
    private readonly long[] _allocated;
    private readonly long[] _candidates;
    private readonly bool[] _isStopped;
    private readonly CandidateIndex? _index;
    private readonly int[] _all;
    private readonly SplTime?[] _openFrom;
    private long _shown;

    public Worker(PackBinding binding, WorkerPack pack, RunnerOptions options)
    {
        _options = options;
        _hasTimeRange = options.Earliest is not null || options.Latest is not null;
        _rules = [.. pack.Rules];
        _failures = new Exception?[_rules.Length];
        _sinks = new WorkerRowSink[_rules.Length];
        for (int i = 0; i < _rules.Length; i++)
            _rules[i].SendRowsTo(_sinks[i] = new WorkerRowSink(i));

        // Only rules that ask for a source can miss it; the others do not pay for the question.
        bool asksForSource = pack.Rules.Any(rule => rule.Fields.Names.Contains("source", StringComparer.Ordinal) || rule.Fields.Names.Contains("sourcetype", StringComparer.Ordinal));
        _origins = asksForSource ? new OriginLog(binding.Slots) : null;
        // The reader makes room for the slots that there are now; names that a wildcard finds later are its own.
        _fields = [.. binding.Slots.Names];
        _slots = binding.Slots;
        var names = new FieldNames(binding.Slots, binding.Wildcards, options.Events.TestInput);
        _knowledge = new KnowledgeBase(pack.Knowledge, binding.Slots);
        _reader = new EventReader(names, _knowledge, options.Events);
        _openFrom = new SplTime?[_rules.Length];
        _ticks = new long[_rules.Length];
        _allocated = new long[_rules.Length];
        _candidates = new long[_rules.Length];
        _isStopped = new bool[_rules.Length];
        // Events of a test have no text that could be looked at.
        _index = options.CandidateIndex != IndexUse.None && !options.Events.TestInput ? new CandidateIndex(_rules, pack.Routes, _origins, options.CandidateIndex) : null;
        _all = [.. Enumerable.Range(0, _rules.Length)];
    }

    /// <summary>Events that the time range dropped.</summary>
    public long OutsideTimeRange { get; private set; }

    /// <summary>Where the events of this worker said they came from.</summary>
    public IReadOnlySet<EventOrigin> Origins => _origins?.Origins ?? new HashSet<EventOrigin>();

    /// <summary>The fields that rules and stanzas read.</summary>
    public ImmutableArray<string> Fields => _fields;

    /// <summary>Whether any event of this worker had a field; null when a formula may give it and was never asked.</summary>
    public bool? WasPresent(string field) => _reader.Event.WasPresent(field, _slots[field]);

    /// <summary>Events that this worker showed to its rules.</summary>
    public long Shown => _shown;

    /// <summary>How often a rule was not shown an event because its bin of time was over.</summary>
    public long Late { get; private set; }

    /// <summary>Events that a rule was shown.</summary>
    public long CandidatesOf(int rule) => _candidates[rule];

    /// <summary>How many events had so many candidates, by their number.</summary>
    public IReadOnlyDictionary<int, long> CandidateCounts => _candidateCounts;

    /// <summary>Time that a rule took, when that is measured.</summary>
    public TimeSpan Time(int rule) => Stopwatch.GetElapsedTime(0, _ticks[rule]);

    /// <summary>Bytes that a rule asked for, when that is measured.</summary>
    public long Allocated(int rule) => _allocated[rule];

    /// <summary>The rule, constructed.</summary>
    public Detection Detection(int rule) => _rules[rule].Detection;

    /// <summary>False when the rule was shown no event and nobody needs it yet.</summary>
    public bool IsConstructed(int rule) => _rules[rule].IsConstructed;

    /// <inheritdoc cref="WorkerRule.IsSilent"/>
    public bool IsSilent(int rule) => _rules[rule].IsSilent;

    /// <inheritdoc cref="Runtime.Detection.Kept"/>
    public long Kept(int rule) => _rules[rule].Kept;

    public WorkerRowSink Sink(int rule) => _sinks[rule];

    public Exception? Failure(int rule) => _failures[rule];

    public void Fail(int rule, Exception error) => _failures[rule] ??= error;

    /// <summary>The rule looks at no further event, and its state is let go.</summary>
    public void Stop(int rule)
    {
        _isStopped[rule] = true;
        LetGo(rule);
    }

    /// <summary>Forgets the state of a rule; what it counted stays known.</summary>
    public void LetGo(int rule) => _rules[rule].LetGo();

    /// <summary>Limits on rows that left some out.</summary>
    public ImmutableArray<CutRows> Cut(int rule) => _rules[rule].Cut;

    /// <summary>Runs all rules over a chunk; what they say is in the chunk's result.</summary>
    public void Run(EventChunk chunk, CancellationToken cancellation)
    {
        ChunkResult result = chunk.Result;
        if (chunk.Length == 0)
            return;

        _reader.Open(chunk);
        CurrentEvent current = _reader.Event;
        while (!cancellation.IsCancellationRequested && _reader.Read())
        {
            result.Events++;
            SplTime? time = current.Time;
            if (time is { } known && !(known <= result.Newest))
                result.Newest = known;
            if (time is { } early && !(early >= result.Oldest))
                result.Oldest = early;
            if (_hasTimeRange && !IsInRange(time))
            {
                OutsideTimeRange++;
                continue;
            }

            Show(current, new RowOrigin(time, current.Ordinal), result.Rows);
        }

        _reader.Close();
    }

    /// <summary>No event before this time will come: rules that can close bins of time write their rows.</summary>
    public void OnWatermark(SplTime watermark, RowBuffer rows)
    {
        for (int i = 0; i < _rules.Length; i++)
            Try(i, rows, detection => _openFrom[i] = detection.OnWatermark(watermark));
    }

    /// <summary>Writes the rows that only the end of the input can give.</summary>
    public void Complete(RowBuffer rows)
    {
        for (int i = 0; i < _rules.Length; i++)
        {
            if (!_rules[i].IsSilent)
                Try(i, rows, detection => detection.Complete());
        }
    }

    private void Try(int rule, RowBuffer rows, Action<Detection> action)
    {
        if (_failures[rule] is not null)
            return;
        try
        {
            _sinks[rule].Begin(rows, RowOrigin.End);
            action(_rules[rule].Detection);
        }
        catch (Exception error)
        {
            Fail(rule, error);
        }
    }

    private void Show(CurrentEvent current, RowOrigin origin, RowBuffer rows)
    {
        var view = new EventView(current);
        _shown++;
        if (_index is null)
            _origins?.Note(view);
        ReadOnlySpan<int> candidates = _index is null ? _all : _index.Candidates(current);
        if (_options.Measure)
            Count(candidates.Length);
        foreach (int i in candidates)
        {
            if (_failures[i] is not null || _isStopped[i])
                continue;
            if (origin.Time < _openFrom[i])
            {
                Late++;
                continue;
            }

            _candidates[i]++;
            try
            {
                _sinks[i].Begin(rows, origin);
                if (_options.Measure)
                    Measure(i, view);
                else
                    _rules[i].Detection.OnEvent(view);
            }
            catch (Exception error)
            {
                // One rule with a bug must not take the others with it; the summary says which and why.
                _failures[i] = error;
                if (error is OutOfMemoryException)
                    LetGo(i);
            }
        }
    }

    private void Count(int candidates) => _candidateCounts[candidates] = _candidateCounts.GetValueOrDefault(candidates) + 1;

    private readonly Dictionary<int, long> _candidateCounts = [];

    private void Measure(int rule, EventView view)
    {
        // Constructed first: that is no cost of an event.
        Detection detection = _rules[rule].Detection;
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        long started = Stopwatch.GetTimestamp();
        detection.OnEvent(view);
        _ticks[rule] += Stopwatch.GetTimestamp() - started;
        _allocated[rule] += GC.GetAllocatedBytesForCurrentThread() - allocated;
    }

    /// <summary>Runs what a rule does at the end of the input, measured if its events are.</summary>
    public void RunEnd(int rule, Action end)
    {
        if (!_options.Measure)
        {
            end();
            return;
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread();
        long started = Stopwatch.GetTimestamp();
        end();
        _ticks[rule] += Stopwatch.GetTimestamp() - started;
        _allocated[rule] += GC.GetAllocatedBytesForCurrentThread() - allocated;
    }

    private bool IsInRange(SplTime? time) =>
        time is { } known && !(known < _options.Earliest) && !(known >= _options.Latest);
}
