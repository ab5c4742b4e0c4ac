using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace SplCompiler.Runtime;

/// <summary>Which rules of a pack can do anything with an event. It only ever weakens: a rule that is left out would have left the event.</summary>
/// <remarks>
/// First by the fields that say what kind of event it is, asked once for each combination of their values; then, for the rules
/// that are left, by texts of which the event must hold one.
/// </remarks>
internal sealed class CandidateIndex
{
    /// <summary>More kinds of events than this are not kinds: such events are shown to every rule.</summary>
    private const int MaxClasses = 4096;

    private const int FewRules = 12;

    /// <summary>A single rule that takes nearly all of so many events sees the next ones without being asked for.</summary>
    private const int Trial = 4096;

    private readonly WorkerRule[] _rules;
    private readonly RouteBook _routes;
    private readonly OriginLog? _origins;
    private readonly ImmutableArray<ImmutableArray<string>>[] _witnesses;
    private readonly ClassTree _classes = new();
    private readonly ReadTrace _trace = new();
    private readonly Dictionary<ShownRules, EventClass> _alike = [];
    private readonly EventClass _everything;
    private readonly bool[] _marks;
    private readonly List<int> _found = [];
    private readonly List<int> _seen = [];
    private readonly List<int> _candidates = [];
    private readonly bool _usesClasses;
    private int _classCount;
    private int _asked;
    private int _taken;
    private int _unasked;
    private EventClass? _only;

    /// <param name="rules">The rules, bound to slots.</param>
    /// <param name="routes">Their routes.</param>
    /// <param name="origins">Told of the first event of each kind; null when nobody asks for sources.</param>
    /// <param name="use">What is used of the index.</param>
    public CandidateIndex(WorkerRule[] rules, RouteBook routes, OriginLog? origins, IndexUse use)
    {
        _rules = rules;
        _routes = routes;
        _origins = origins;
        _usesClasses = use != IndexUse.TextsOnly;
        // For a few rules looking for their texts takes longer than asking them.
        _witnesses = [.. rules.Select(rule => rules.Length < FewRules || use == IndexUse.ClassesOnly ? [] : rule.Texts)];
        _everything = EventClass.Everything(rules.Length);
        _marks = new bool[rules.Length];
    }

    /// <summary>The rules to which the event is shown, in ascending order. Valid until the next call.</summary>
    public ReadOnlySpan<int> Candidates(CurrentEvent e)
    {
        if (_rules.Length != 1)
            return Found(e);
        if (_unasked > 0)
        {
            _unasked--;
            _origins?.Note(new EventView(e));
            return _everything.Always.AsSpan();
        }

        ReadOnlySpan<int> candidates = Found(e);
        _taken += candidates.Length;
        if (++_asked == Trial)
        {
            _unasked = _taken > Trial / 8 * 7 ? Trial * 15 : 0;
            _asked = _taken = 0;
        }

        return candidates;
    }

    private ReadOnlySpan<int> Found(CurrentEvent e)
    {
        EventClass kind = ClassOf(e);
        if (kind.Scan is null)
            return kind.Always.AsSpan();
        if (e.IsDisguised)
            return Merge(kind.Always, kind.Waiting.AsSpan());

        Find(kind, e);
        if (_candidates.Count == 0)
            return kind.Always.AsSpan();
        if (kind.Always.IsEmpty && _candidates.Count == 1)
            return CollectionsMarshal.AsSpan(_candidates);
        _candidates.AddRange(kind.Always.AsSpan());
        _candidates.Sort();
        return CollectionsMarshal.AsSpan(_candidates);
    }

    /// <summary>Rules that wait for texts and find them.</summary>
    private void Find(EventClass kind, CurrentEvent e)
    {
        _found.Clear();
        _candidates.Clear();
        ReadOnlySpan<byte> bytes = kind.SeeksMessage ? e.Line : e.LineBeforeMessage;
        kind.Scan!.Find(bytes, _found);
        if (bytes.Length < e.Line.Length)
            kind.Scan.Find(e.LineBehindMessage, _found);
        kind.Found.Begin();
        foreach (int text in _found)
            kind.Found.Add(text);
        e.KnowTexts(kind.Found);
        foreach (int text in _found)
        {
            foreach (int rule in kind.RulesOf[text])
            {
                if (_marks[rule])
                    continue;
                _marks[rule] = true;
                _seen.Add(rule);
                if (HoldsOneOfEach(kind.Others[rule], kind.Found, e))
                    _candidates.Add(rule);
            }
        }

        foreach (int rule in _seen)
            _marks[rule] = false;
        _seen.Clear();
    }

    private static bool HoldsOneOfEach(OtherText[][] sets, FoundTexts found, CurrentEvent e)
    {
        foreach (OtherText[] set in sets)
        {
            if (!HoldsOne(set, found, e))
                return false;
        }

        return true;
    }

    private static bool HoldsOne(OtherText[] set, FoundTexts found, CurrentEvent e)
    {
        foreach (OtherText text in set)
        {
            if (text.Number >= 0 ? found.Has(text.Number) : e.MayHold(text.Text))
                return true;
        }

        return false;
    }

    private ReadOnlySpan<int> Merge(ImmutableArray<int> always, ReadOnlySpan<int> waiting)
    {
        _candidates.Clear();
        _candidates.AddRange(always.AsSpan());
        _candidates.AddRange(waiting);
        _candidates.Sort();
        return CollectionsMarshal.AsSpan(_candidates);
    }

    private EventClass ClassOf(CurrentEvent e)
    {
        if (!_usesClasses)
        {
            _origins?.Note(new EventView(e));
            return _only ??= Classify(e);
        }

        if (_classes.Find(e) is { } known)
            return known;
        if (_classCount >= MaxClasses)
        {
            _origins?.Note(new EventView(e));
            return _everything;
        }

        _classCount++;
        _trace.Clear();
        e.NoteReads(_trace);
        _origins?.Note(new EventView(e));
        EventClass kind = Classify(e);
        e.NoteReads(null);
        // What depends on all of an event is different in each.
        if (_trace.Reads.Any(read => read.Kind == EventReadKind.Anything))
            kind = _everything;
        _classes.Add(e, _trace.Reads, kind);
        return kind;
    }

    private EventClass Classify(CurrentEvent e)
    {
        var always = ImmutableArray.CreateBuilder<int>();
        var waiting = ImmutableArray.CreateBuilder<int>();
        var view = new EventView(e);
        _routes.TurnToNextEvent();
        for (int rule = 0; rule < _rules.Length; rule++)
        {
            if (_usesClasses && !_rules[rule].MayMatch(view))
                continue;
            (_witnesses[rule].IsEmpty ? always : waiting).Add(rule);
        }

        // Most kinds of events differ in fields by which rules tell nothing apart.
        var shown = new ShownRules(e.Shape, always.ToImmutable(), waiting.ToImmutable());
        if (!_alike.TryGetValue(shown, out EventClass? known))
            _alike.Add(shown, known = Prepare(shown, e));
        return known;
    }

    private EventClass Prepare(ShownRules shown, CurrentEvent e)
    {
        ImmutableArray<int> waiting = shown.Waiting;
        bool ofRecord = shown.Shape == EventShape.WindowsJson;
        string[] texts = [.. waiting.SelectMany(rule => _witnesses[rule][0]).Distinct(StringComparer.Ordinal)];
        var numbers = texts.Select((text, number) => (text, number)).ToDictionary(pair => pair.text, pair => pair.number, StringComparer.Ordinal);
        var rulesOf = texts.Select(_ => ImmutableArray.CreateBuilder<int>()).ToArray();
        foreach (int rule in waiting)
        {
            foreach (string text in _witnesses[rule][0])
                rulesOf[numbers[text]].Add(rule);
        }

        return new EventClass(shown.Always, waiting, texts.Length == 0 ? null : new LiteralScan(texts, e.Line, ofRecord), [.. rulesOf.Select(rules => rules.ToImmutable())])
        {
            Found = new FoundTexts(texts),
            Others = waiting.ToDictionary(rule => rule, rule => OtherText.Of(Others(rule), numbers, ofRecord)),
            SeeksMessage = waiting.Any(rule => _rules[rule].SeeksMessage),
        };
    }

    /// <summary>What is looked for besides in the events that hold a text of the rule. The message of a Windows event is left out there.</summary>
    private ReadOnlySpan<ImmutableArray<string>> Others(int rule) => _rules[rule].SeeksMessage ? [] : _witnesses[rule].AsSpan()[1..];
}
