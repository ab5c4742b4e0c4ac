using System.Text;

namespace SplCompiler.Runtime;

/// <summary>Reads comma-separated text: RFC 4180, line ends of any kind, a quote inside quotes doubled.</summary>
internal static class CsvText
{
    /// <summary>The cells of each line that is not empty. A quote that is never closed runs to the end.</summary>
    public static IEnumerable<List<string>> Lines(string text)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        bool isQuoted = false;
        for (int i = text.StartsWith('\uFEFF') ? 1 : 0; i < text.Length; i++)
        {
            char c = text[i];
            if (isQuoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                cell.Append(c);
                i++;
            }
            else if (c == '"' && (isQuoted || cell.Length == 0))
            {
                isQuoted = !isQuoted;
            }
            else if (isQuoted || c is not (',' or '\n' or '\r'))
            {
                cell.Append(c);
            }
            else
            {
                if (c == ',' || cell.Length > 0 || cells.Count > 0)
                    cells.Add(cell.ToString());
                cell.Clear();
                if (c == ',' || cells.Count == 0)
                    continue;
                yield return cells;
                cells = [];
            }
        }

        if (cell.Length > 0 || cells.Count > 0)
            cells.Add(cell.ToString());
        if (cells.Count > 0)
            yield return cells;
    }
}
