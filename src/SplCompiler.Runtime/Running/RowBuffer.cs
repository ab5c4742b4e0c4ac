using System.Runtime.InteropServices;

namespace SplCompiler.Runtime;

/// <summary>
/// Rows with the rule and the event that each comes from: as JSON text, one behind the other, or as they are. Used again after
/// <see cref="Clear"/>.
/// </summary>
internal sealed class RowBuffer
{
    // Large enough that taking rows costs nothing, small enough that the rows of a large answer never lie in memory together.
    private const int FullBytes = 1 << 20;
    private const int FullEntries = 16 * 1024;

    private readonly List<Entry> _entries = [];

    /// <summary>Takes the rows when there are many, and clears the buffer; null to keep all of them.</summary>
    public Action? OnFull { get; set; }

    /// <summary>True to keep rows as values instead of text.</summary>
    public bool KeepsValues { get; set; }

    public JsonRowWriter Writer { get; } = new();

    public int Count => _entries.Count;

    public void Clear()
    {
        _entries.Clear();
        Writer.Clear();
    }

    public void Add<TRow>(int rule, RowOrigin origin, in TRow row)
        where TRow : struct, IRow
    {
        if (KeepsValues)
        {
            _entries.Add(new Entry(rule, origin, 0, 0, row));
            if (_entries.Count >= FullEntries)
                OnFull?.Invoke();
            return;
        }

        int start = Writer.Length;
        Writer.BeginRow();
        row.WriteTo(Writer);
        Writer.EndRow();
        _entries.Add(new Entry(rule, origin, start, Writer.Length - start, null));
        if (Writer.Length >= FullBytes)
            OnFull?.Invoke();
    }

    /// <summary>The rows in the order in which they were added.</summary>
    public ReadOnlySpan<Entry> Entries => CollectionsMarshal.AsSpan(_entries);

    public ReadOnlySpan<byte> TextOf(in Entry entry) => Writer.Text.Slice(entry.Start, entry.Length);

    public readonly record struct Entry(int Rule, RowOrigin Origin, int Start, int Length, IRow? Values);
}
