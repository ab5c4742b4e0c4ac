using System.Text;
using Sylvan.Data.Csv;
using SplCompiler.Runtime;

namespace SplCompiler.Sources;

/// <summary>Reads the tables of lookups from CSV files.</summary>
public static class CsvTables
{
    // A cell may hold a whole document; a quote that is never closed must not take all memory.
    private const int MaxRowBytes = 16 * 1024 * 1024;

    /// <summary>The table of a CSV text in UTF-8, whose first row names the columns. An empty cell is a missing field.</summary>
    /// <param name="stream">The text; it is read to its end.</param>
    /// <param name="rules">How keys are compared.</param>
    /// <param name="onRagged">Told of each row with more or fewer cells than columns. One with more is left out; in one with fewer, the rest is missing.</param>
    /// <exception cref="InvalidDataException">The text is no CSV or no UTF-8.</exception>
    public static LookupTable Read(Stream stream, LookupRules rules, Action<string> onRagged)
    {
        string[]? columns = null;
        RepeatedTexts[]? texts = null;
        var rows = new List<string[]>();
        int number = 0;
        try
        {
            using var reader = new StreamReader(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            using CsvDataReader csv = CsvDataReader.Create(reader, new CsvDataReaderOptions
            {
                HasHeaders = false,
                Delimiter = ',',
                BufferSize = 64 * 1024,
                MaxBufferSize = MaxRowBytes,
            });
            while (csv.Read())
            {
                if (IsBlank(csv))
                    continue;
                if (columns is null)
                {
                    columns = [.. Enumerable.Range(0, csv.RowFieldCount).Select(i => csv.GetString(i).Trim().TrimStart('\uFEFF'))];
                    continue;
                }

                number++;
                if (csv.RowFieldCount != columns.Length)
                    onRagged($"row {number} has {csv.RowFieldCount} cells, the table has {columns.Length} columns");
                if (csv.RowFieldCount > columns.Length)
                    continue;
                texts ??= [.. columns.Select(_ => new RepeatedTexts())];
                var cells = new string[csv.RowFieldCount];
                for (int i = 0; i < cells.Length; i++)
                    cells[i] = texts[i].Of(csv.GetFieldSpan(i));
                rows.Add(cells);
            }
        }
        catch (DecoderFallbackException)
        {
            throw new InvalidDataException("it is no valid UTF-8");
        }
        catch (Exception error) when (error is FormatException or CsvFormatException or CsvRecordTooLargeException)
        {
            throw new InvalidDataException($"it is no CSV behind row {number}: {error.Message}");
        }

        return LookupTable.FromRows(columns ?? [], rows, rules);
    }

    private static bool IsBlank(CsvDataReader csv) => csv.RowFieldCount == 0 || (csv.RowFieldCount == 1 && csv.GetString(0).Length == 0);
}
