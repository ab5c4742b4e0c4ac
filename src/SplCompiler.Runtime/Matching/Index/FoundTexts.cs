namespace SplCompiler.Runtime;

/// <summary>Which texts of a class an event holds, so that rules need not look for terms that would need another one.</summary>
/// <param name="texts">The texts that were looked for.</param>
internal sealed class FoundTexts(IReadOnlyList<string> texts)
{
    private readonly long[] _foundIn = new long[texts.Count];
    private readonly Dictionary<int, int[]> _neededBy = [];
    private ILookup<int, int>? _byStart;
    private long _event;

    /// <summary>Another event is looked at.</summary>
    public void Begin() => _event++;

    /// <summary>The event holds a text.</summary>
    public void Add(int text) => _foundIn[text] = _event;

    /// <summary>True when the event holds a text.</summary>
    public bool Has(int text) => _foundIn[text] == _event;

    /// <summary>True when the event lacks a text without which the term is not in it; false when nothing is known.</summary>
    public bool Lacks(RawTerm term)
    {
        if (!_neededBy.TryGetValue(term.Number, out int[]? needed))
            needed = Learn(term);
        foreach (int text in needed)
        {
            if (_foundIn[text] != _event)
                return true;
        }

        return false;
    }

    private int[] Learn(RawTerm term)
    {
        _byStart ??= texts.Select((text, number) => (text, number)).ToLookup(pair => StartOf(pair.text), pair => pair.number);
        var needed = new SortedSet<int>();
        foreach (string piece in term.Rendered.Pieces)
        {
            for (int at = 0; at < piece.Length; at++)
            {
                ReadOnlySpan<char> rest = piece.AsSpan(at);
                needed.UnionWith(_byStart[StartOf(rest)].Where(number => piece.AsSpan(at).StartsWith(texts[number], StringComparison.Ordinal)));
                needed.UnionWith(_byStart[StartOf(rest[..1])].Where(number => texts[number].Length == 1));
            }
        }

        return _neededBy[term.Number] = [.. needed];
    }

    /// <summary>The first two characters, as a number.</summary>
    private static int StartOf(ReadOnlySpan<char> text) => text.Length > 1 ? (text[0] << 16) | text[1] : text.Length > 0 ? text[0] : -1;
}
