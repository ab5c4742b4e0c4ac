using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SplCompiler.Commands;

namespace SplCompiler.Oracle.Stages;

/// <summary><c>multikv</c>: lines of a table as rows.</summary>
internal static partial class MultikvRunner
{
    public static IEnumerable<OracleRow> Run(Multikv.TableOptions options, ImmutableArray<OracleRow> rows) => rows.SelectMany(row =>
    {
        List<OracleRow> made = [.. Of(options, row)];
        bool hasTable = made.Count > 0;
        made.RemoveAll(line => !options.Filters.IsEmpty && !options.Filters.Any(line["_raw"].Text!.Contains));
        return hasTable && options.Removes ? made : [.. made, row];
    });

    private static IEnumerable<OracleRow> Of(Multikv.TableOptions options, OracleRow row)
    {
        OracleRow copied = options.Copies ? row : OracleRow.Empty;
        string? titles = null;
        bool isBehindEmpty = true;
        List<string> lines = [.. (row["_raw"].Text ?? "").Replace("\r\n", "\n").Split('\n')];
        List<string> full = [.. lines.Where(line => line.Trim().Length > 0)];
        int titleLine = options.Titles > 0 ? options.Titles - 1 : Math.Max(0, full.FindIndex(IsTitles));
        int number = 0;
        foreach (string line in lines)
        {
            if (line.Trim().Length == 0)
            {
                isBehindEmpty = true;
                continue;
            }

            bool isTitles = options.HasNoTitles ? false : number == titleLine || (number > titleLine && options.Several && isBehindEmpty && IsTitles(line));
            isBehindEmpty = false;
            if (isTitles)
                titles = line;
            else if (titles is not null || options.HasNoTitles)
                yield return Cells(titles, options.HasNoTitles ? full[0] : titles!, line).Where(cell => cell.Value.Length > 0 && (options.Fields.IsEmpty || options.Fields.Contains(cell.Name)))
                    .Aggregate(copied.With("_raw", OracleValue.Of(line)), (made, cell) => made.With(cell.Name, OracleValue.Of(cell.Value)));
            number++;
        }
    }

    private static bool IsTitles(string line) => Words().Count(line) > 1 && Words().Matches(line).All(word => Capital().IsMatch(word.Value));

    private static IEnumerable<(string Name, string Value)> Cells(string? titles, string shape, string line)
    {
        if (shape.Contains('\t') || shape.Contains(','))
        {
            char separator = shape.Contains('\t') ? '\t' : ',';
            string[] names = shape.Split(separator), cells = line.Split(separator);
            return Enumerable.Range(0, Math.Min(names.Length, cells.Length)).Select(i => (titles is null ? $"Column_{i + 1}" : System.Text.RegularExpressions.Regex.Replace(names[i].Trim(), @"\s+", "_"), cells[i].Trim()));
        }

        List<Match> above = Words().Matches(shape).ToList(), words = Words().Matches(line).ToList();
        List<string> called = [.. above.Select((word, i) => titles is null ? $"Column_{i + 1}" : word.Value)];
        if (words.Count == above.Count)
            return called.Zip(words.Select(word => word.Value));
        var places = words.Select(word => (Word: word, Column: above.FindIndex(title => title.Index < word.Index + word.Length && word.Index < title.Index + title.Length) switch
        {
            < 0 => Math.Max(0, above.FindLastIndex(title => title.Index <= word.Index)),
            var found => found,
        }));
        return places.GroupBy(place => place.Column).Select(cell => (called[cell.Key], line[cell.First().Word.Index..(cell.Last().Word.Index + cell.Last().Word.Length)]));
    }

    [GeneratedRegex(@"\S+")]
    private static partial System.Text.RegularExpressions.Regex Words();

    [GeneratedRegex("^[%#(\"]*[A-Z]")]
    private static partial System.Text.RegularExpressions.Regex Capital();
}
