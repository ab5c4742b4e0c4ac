using System.Runtime.InteropServices;

namespace SplCompiler.Runtime;

/// <summary>
/// Rows with the rule and the event that each comes from: as JSON text, one behind the other, or as they are. Used again after
/// <see cref="Clear"/>.
/// </summary>
internal sealed class RowBuffer
{
    private readonly List<Entry> _entries = [];

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
            return;
        }

        int start = Writer.Length;
        Writer.BeginRow();
        row.WriteTo(Writer);
        Writer.EndRow();
        _entries.Add(new Entry(rule, origin, start, Writer.Length - start, null));
    }

    /// <summary>The rows in the order in which they were added.</summary>
    public ReadOnlySpan<Entry> Entries => CollectionsMarshal.AsSpan(_entries);

    public ReadOnlySpan<byte> TextOf(in Entry entry) => Writer.Text.Slice(entry.Start, entry.Length);

    public readonly record struct Entry(int Rule, RowOrigin Origin, int Start, int Length, IRow? Values);
}
