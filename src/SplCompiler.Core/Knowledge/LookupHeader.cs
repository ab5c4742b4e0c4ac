using System.Collections.Immutable;
using System.Text;

namespace SplCompiler.Knowledge;

/// <summary>The first line of a table: the names of its columns.</summary>
internal static class LookupHeader
{
    /// <summary>The columns; none when the file cannot be read, which the run that needs its rows reports.</summary>
    public static ImmutableArray<string> Read(string path)
    {
        try
        {
            using Stream stream = LookupFile.Open(path);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            return reader.ReadLine() is { Length: > 0 } line ? Cells(line) : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return [];
        }
    }

    /// <summary>The cells of a line of a table.</summary>
    public static ImmutableArray<string> Cells(string line)
    {
        var cells = ImmutableArray.CreateBuilder<string>();
        var cell = new StringBuilder();
        bool isQuoted = false;
        foreach (char c in line)
        {
            if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (c == ',' && !isQuoted)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
        }

        cells.Add(cell.ToString().Trim());
        return cells.ToImmutable();
    }
}
