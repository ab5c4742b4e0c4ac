namespace SplCompiler.Runtime;

/// <summary>The work of <c>multikv</c>: a row for each line of a table in <c>_raw</c>.</summary>
/// <remarks>
/// Source: Search Reference, "multikv". The manual leaves open how titles are found; here they are the first line whose words
/// all begin with capitals, or else the first line, and another table begins behind an empty line.
/// </remarks>
public static class TableRows
{
    public static IEnumerable<OpenFields> Of(FieldRows rows, TableOptions options)
    {
        foreach (OpenFields row in rows)
        {
            OpenFields copied = options.Copies ? row : row.Where(name => name == "_raw");
            bool hasTable = false;
            foreach ((string line, TableTitles titles) in Lines(row["_raw"].Text ?? "", options))
            {
                hasTable = true;
                if (!options.Filters.IsEmpty && !options.Filters.Any(filter => line.Contains(filter, StringComparison.Ordinal)))
                    continue;
                OpenFields result = copied.Replaced("_raw", line);
                foreach ((string name, string value) in titles.Cells(line))
                {
                    if (value.Length > 0 && (options.Fields.IsEmpty || options.Fields.Contains(name, StringComparer.Ordinal)))
                        result = result.Replaced(name, value);
                }

                yield return result;
            }

            if (!hasTable || !options.Removes)
                yield return row;
        }
    }

    private static IEnumerable<(string Line, TableTitles Titles)> Lines(string text, TableOptions options)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        string[] full = [.. lines.Where(line => !string.IsNullOrWhiteSpace(line))];
        string? first = options.HasNoTitles ? full.FirstOrDefault()
            : options.Titles > 0 ? full.ElementAtOrDefault(options.Titles - 1)
            : full.FirstOrDefault(TableTitles.IsTitles) ?? full.FirstOrDefault();
        if (first is null)
            yield break;
        int at = options.Titles > 0 ? Array.IndexOf(lines, first, Place(lines, options.Titles)) : Array.IndexOf(lines, first);
        TableTitles titles = options.HasNoTitles ? TableTitles.Numbered(first) : new TableTitles(first);
        for (int i = options.HasNoTitles ? at : at + 1; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]))
                continue;
            if (options.Several && string.IsNullOrWhiteSpace(lines[i - 1]) && TableTitles.IsTitles(lines[i]))
                titles = new TableTitles(lines[i]);
            else
                yield return (lines[i], titles);
        }
    }

    /// <summary>The place of the line with this number, where empty lines do not count.</summary>
    private static int Place(string[] lines, int number)
    {
        int place = 0;
        for (int counted = 0; place < lines.Length; place++)
        {
            if (!string.IsNullOrWhiteSpace(lines[place]) && ++counted == number)
                break;
        }

        return place;
    }
}
