using System.Collections.Immutable;

namespace SplCompiler.Runtime;

/// <summary>Which texts of a class an event holds, so that rules need not look for terms that would need another one.</summary>
/// <param name="texts">The texts that were looked for.</param>
internal sealed class FoundTexts(IReadOnlyList<string> texts)
{
    private readonly long[] _foundIn = new long[texts.Count];
    private readonly Dictionary<int, int[]> _neededBy = [];
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
        ImmutableArray<string> pieces = term.Rendered.Pieces;
        return _neededBy[term.Number] = [.. Enumerable.Range(0, texts.Count).Where(i => pieces.Any(piece => piece.Contains(texts[i], StringComparison.Ordinal)))];
    }
}
