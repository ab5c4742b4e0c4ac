using System.Text;

namespace SplCompiler.Runtime;

/// <summary>A column whose cells are patterns or blocks of addresses. A pattern without a star is found by hash.</summary>
internal sealed class LookupCellTest
{
    private readonly bool _ignoresCase;
    private readonly Dictionary<string, List<int>> _literals;
    private readonly List<(int Place, WildcardPattern Pattern)> _patterns = [];
    private readonly List<(int Place, Cidr Block)> _blocks = [];

    /// <param name="key">Which of the keys is compared.</param>
    /// <param name="column">The column.</param>
    /// <param name="rows">The cells.</param>
    /// <param name="isBlocks">True for CIDR, false for WILDCARD.</param>
    /// <param name="ignoresCase">True when patterns ignore case.</param>
    public LookupCellTest(int key, int column, List<string[]> rows, bool isBlocks, bool ignoresCase)
    {
        (Key, _ignoresCase) = (key, ignoresCase);
        _literals = new(ignoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        for (int place = 0; place < rows.Count; place++)
        {
            string cell = column < rows[place].Length ? rows[place][column] : "";
            if (cell.Length > 0)
                Add(place, cell, isBlocks);
        }
    }

    public int Key { get; }

    /// <summary>Those of the rows whose cell matches a value, in table order.</summary>
    /// <param name="candidates">Rows in table order.</param>
    /// <param name="values">The values of the key.</param>
    /// <param name="isAll">True when the candidates are all rows.</param>
    public List<int> Keep(List<int> candidates, SplValue values, bool isAll)
    {
        var found = new HashSet<int>();
        for (int i = 0; i < values.Count; i++)
            Find(values[i].Text!, found);
        return isAll ? [.. found.Order()] : [.. candidates.Where(found.Contains)];
    }

    private void Add(int place, string cell, bool isBlocks)
    {
        if (isBlocks && Cidr.TryParse(cell) is { } block)
        {
            _blocks.Add((place, block));
        }
        else if (!isBlocks && cell.Contains('*', StringComparison.Ordinal))
        {
            _patterns.Add((place, new WildcardPattern(cell, _ignoresCase)));
        }
        else
        {
            if (!_literals.TryGetValue(cell, out List<int>? places))
                _literals.Add(cell, places = []);
            places.Add(place);
        }
    }

    private void Find(string value, HashSet<int> found)
    {
        if (_literals.TryGetValue(value, out List<int>? places))
            found.UnionWith(places);
        byte[] text = Encoding.UTF8.GetBytes(value);
        foreach ((int place, WildcardPattern pattern) in _patterns)
        {
            if (pattern.IsMatch(text))
                found.Add(place);
        }

        foreach ((int place, Cidr block) in _blocks)
        {
            if (block.Contains(text))
                found.Add(place);
        }
    }
}
