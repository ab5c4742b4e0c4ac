using System.IO.Compression;
using System.Text;
using SplCompiler.Runtime;

namespace SplCompiler.Roslyn.Lookups;

/// <summary>The tables that a run writes: kept until its end, then each put into the folder as a whole.</summary>
/// <param name="folder">The folder; made when there is something to write.</param>
/// <param name="tables">The tables as they are before the run, for what is appended.</param>
public sealed class LookupFolder(string folder, ILookupTables tables) : ILookupWriter
{
    private readonly SortedDictionary<string, WrittenTable> _written = new(StringComparer.Ordinal);

    public void Write(LookupWrite write, IReadOnlyList<OpenFields> rows)
    {
        lock (_written)
        {
            // Two commands of a run that write one table write one behind the other.
            if (!_written.TryGetValue(write.File, out WrittenTable? table))
                table = new WrittenTable(write.Appends ? tables.Find(write.Table) : null);
            if (table.Write(write, rows))
                _written[write.File] = table;
        }
    }

    /// <summary>Writes, or deletes, the tables. A reader of the folder sees the old file or the new one, never a part.</summary>
    public IReadOnlyList<LookupChange> Commit() => [.. _written.Select(table => Commit(Path.Combine(folder, table.Key), table.Value)).OfType<LookupChange>()];

    private LookupChange? Commit(string path, WrittenTable table)
    {
        string temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.tmp");
        try
        {
            if (table.IsDeleted)
            {
                if (!File.Exists(path))
                    return null;
                File.Delete(path);
                return new LookupChange(path);
            }

            Directory.CreateDirectory(folder);
            using (Stream stream = Open(temporary, isCompressed: path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)))
            using (var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" })
                Write(writer, table);
            File.Move(temporary, path, overwrite: true);
            return new LookupChange(path) { Rows = table.Rows.Count };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            TryDelete(temporary);
            return new LookupChange(path) { Error = exception.Message.TrimEnd('.') };
        }
    }

    private static Stream Open(string path, bool isCompressed)
    {
        FileStream file = File.Create(path);
        return isCompressed ? new GZipStream(file, CompressionLevel.Optimal) : file;
    }

    private static void Write(StreamWriter writer, WrittenTable table)
    {
        if (table.Columns.Count == 0)
            return;
        writer.WriteLine(string.Join(',', table.Columns.Select(Cell)));
        foreach (OpenFields row in table.Rows)
            writer.WriteLine(string.Join(',', table.Columns.Select(column => Cell(Text(row[column])))));
    }

    /// <summary>Several values are one text, separated by blanks.</summary>
    private static string Text(SplValue value) =>
        value.IsNull ? "" : value.IsMany ? string.Join(' ', Enumerable.Range(0, value.Count).Select(i => value[i].ToString())) : value.ToString();

    private static string Cell(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What could not be written can hardly be deleted; what is said is why.
        }
    }
}

/// <summary>What became of a table.</summary>
/// <param name="Path">Its file.</param>
public sealed record LookupChange(string Path)
{
    /// <summary>The rows that were written; null when the file was deleted.</summary>
    public int? Rows { get; init; }

    /// <summary>Why it could not be written; null when it was.</summary>
    public string? Error { get; init; }
}
