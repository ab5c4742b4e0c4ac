using System.Globalization;
using System.Text.RegularExpressions;

namespace SplCompiler.Runtime;

/// <summary>The titles of a table and where they stand, which says what the cells below belong to.</summary>
public sealed partial class TableTitles
{
    private readonly (string Name, int Start, int End)[] _titles;
    private readonly char? _separator;

    /// <param name="line">The line of titles.</param>
    public TableTitles(string line)
        : this(line, names: null)
    {
    }

    private TableTitles(string line, Func<int, string>? names)
    {
        _separator = line.Contains('\t', StringComparison.Ordinal) ? '\t' : line.Contains(',', StringComparison.Ordinal) ? ',' : null;
        _titles = _separator is { } separator
            ? [.. line.Split(separator).Select((title, i) => (names?.Invoke(i) ?? Blanks().Replace(title.Trim(), "_"), 0, 0))]
            : [.. Words().Matches(line).Select((word, i) => (names?.Invoke(i) ?? word.Value, word.Index, word.Index + word.Length))];
    }

    /// <summary>Titles <c>Column_1</c> and on, as many as the line has cells.</summary>
    public static TableTitles Numbered(string line) => new(line, i => $"Column_{(i + 1).ToString(CultureInfo.InvariantCulture)}");

    /// <summary>True for a line that looks like titles: at least two words, each of which begins with a capital.</summary>
    public static bool IsTitles(string line) =>
        Words().Matches(line) is { Count: > 1 } words && words.All(word => word.Value.TrimStart('%', '#', '(', '"') is [>= 'A' and <= 'Z', ..]);

    /// <summary>The cells of a line.</summary>
    public IEnumerable<(string Name, string Value)> Cells(string line)
    {
        if (_separator is { } separator)
            return _titles.Zip(line.Split(separator), (title, cell) => (title.Name, cell.Trim()));
        Match[] words = Words().Matches(line).ToArray();
        if (words.Length == _titles.Length)
            return _titles.Zip(words, (title, word) => (title.Name, word.Value));
        return words.GroupBy(Column).Select(cell => (_titles[cell.Key].Name, line[cell.First().Index..(cell.Last().Index + cell.Last().Length)]));
    }

    /// <summary>The title above a word, or the last one that begins before it.</summary>
    private int Column(Match word)
    {
        int above = Array.FindIndex(_titles, title => word.Index < title.End && word.Index + word.Length > title.Start);
        return above >= 0 ? above : Math.Max(0, Array.FindLastIndex(_titles, title => title.Start <= word.Index));
    }

    [GeneratedRegex(@"\S+")]
    private static partial Regex Words();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
