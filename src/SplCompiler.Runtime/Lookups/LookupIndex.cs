using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace SplCompiler.Runtime;

/// <summary>Finds the rows of a table by the values of some of its columns: exact cells by hash, patterns and blocks by a look at each.</summary>
internal sealed class LookupIndex
{
    // A stream has few different keys among many events; what was looked for in a long list of patterns is remembered.
    private const int MaxRemembered = 50_000;

    private readonly List<string[]> _rows;
    private readonly LookupRules _rules;
    private readonly bool _isComplete;
    private readonly int[] _exact;
    private readonly List<LookupCellTest> _tests = [];
    private readonly int _time = -1;
    private readonly double?[] _times = [];

    // The first row of each key and, for each row, one more than the next of its key: a list for each of a million keys would be most of the memory.
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly int[] _next;
    private readonly int _exactColumns;
    private readonly Lazy<List<int>> _all;
    private readonly ConcurrentDictionary<string, IReadOnlyList<int>> _remembered = new(StringComparer.Ordinal);

    /// <param name="rows">The cells.</param>
    /// <param name="names">The columns.</param>
    /// <param name="columns">The key columns; -1 for one that the table lacks, so that nothing matches.</param>
    /// <param name="rules">How keys are compared.</param>
    public LookupIndex(List<string[]> rows, string[] names, int[] columns, LookupRules rules)
    {
        (_rows, _rules, _isComplete) = (rows, rules, !columns.Contains(-1));
        _exact = new int[columns.Length];
        for (int key = 0; key < columns.Length && _isComplete; key++)
        {
            string name = names[columns[key]];
            _exact[key] = columns[key];
            if (rules.TimeColumn == name)
                (_time, _exact[key], _times) = (key, -1, Times(columns[key]));
            else if (rules.Wildcards.Contains(name) || rules.Blocks.Contains(name))
                _exact[key] = -1;
            if (_exact[key] < 0 && key != _time)
                _tests.Add(new LookupCellTest(key, columns[key], rows, rules.Blocks.Contains(name), rules.IgnoresCase));
        }

        _exactColumns = _exact.Count(column => column >= 0);
        _all = new(() => [.. Enumerable.Range(0, _rows.Count)]);
        _next = new int[_isComplete && _exactColumns > 0 ? rows.Count : 0];
        for (int place = _next.Length - 1; place >= 0; place--)
            Add(place);
    }

    /// <summary>The rows whose cells match, in table order; with times the nearest first.</summary>
    public IReadOnlyList<int> Find(ReadOnlySpan<SplValue> keys)
    {
        if (!_isComplete)
            return [];
        if (_time >= 0)
            return Nearest(Matching(keys), keys[_time].Number);
        if (_tests.Count == 0)
            return Matching(keys);

        var all = new StringBuilder();
        foreach (SplValue key in keys)
        {
            for (int i = 0; i < key.Count; i++)
                all.Append(key[i].Text!.Length).Append(':').Append(key[i].Text);
            all.Append('|');
        }

        string text = all.ToString();
        if (_remembered.TryGetValue(text, out IReadOnlyList<int>? known))
            return known;
        IReadOnlyList<int> found = Matching(keys);
        if (_remembered.Count < MaxRemembered)
            _remembered[text] = found;
        return found;
    }

    private IReadOnlyList<int> Matching(ReadOnlySpan<SplValue> keys)
    {
        List<int> candidates = _exactColumns == 0 ? _all.Value : Exactly(keys);
        foreach (LookupCellTest test in _tests)
            candidates = test.Keep(candidates, keys[test.Key], isAll: candidates.Count == _rows.Count);
        return candidates;
    }

    private List<int> Exactly(ReadOnlySpan<SplValue> keys)
    {
        List<string> combinations = Combinations(keys, 0, "");
        List<int> found = [];
        foreach (string key in combinations)
        {
            for (int place = _places.GetValueOrDefault(key, -1); place >= 0; place = _next[place] - 1)
                found.Add(place);
        }

        return combinations.Count > 1 ? [.. found.Distinct().Order()] : found;
    }

    private List<int> Nearest(IReadOnlyList<int> places, double? time) => time is not { } now
        ? []
        : [.. places.Where(place => now - _times[place] is { } offset && offset >= _rules.MinOffset && offset <= _rules.MaxOffset).OrderByDescending(place => _times[place])];

    private double?[] Times(int column)
    {
        var format = new TimeFormat(_rules.TimeFormat);
        return [.. _rows.Select(row => Cell(row, column) is var text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds)
            ? seconds
            : format.Parse(text, TimeZoneInfo.Utc)?.Seconds)];
    }

    /// <summary>Adds a row before those of its key that were added.</summary>
    private void Add(int place)
    {
        string all = "";
        foreach (int column in _exact)
        {
            if (column < 0)
                continue;
            string cell = Cell(_rows[place], column);
            if (cell.Length == 0)
                return;
            all += Part(Folded(cell));
        }

        ref int first = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, all, out bool isKnown);
        _next[place] = isKnown ? first + 1 : 0;
        first = place;
    }

    /// <summary>Every combination of one value of each exact key.</summary>
    private List<string> Combinations(ReadOnlySpan<SplValue> keys, int first, string start)
    {
        if (first == keys.Length)
            return [start];
        if (_exact[first] < 0)
            return Combinations(keys, first + 1, start);
        var combinations = new List<string>();
        for (int i = 0; i < keys[first].Count; i++)
            combinations.AddRange(Combinations(keys, first + 1, start + Part(Folded(keys[first][i].Text!))));
        return combinations;
    }

    private static string Cell(string[] row, int column) => column < row.Length ? row[column] : "";

    private string Folded(string text) => _rules.IgnoresCase ? text.ToLowerInvariant() : text;

    /// <summary>A value as a part of a key: alone it is the key.</summary>
    private string Part(string text) => _exactColumns == 1 ? text : $"{text.Length}:{text}";
}
