using System.Runtime.InteropServices;

namespace SplCompiler.Runtime;

/// <summary>Rows as JSON text, one behind the other, with the rule and the event that each comes from. Used again after <see cref="Clear"/>.</summary>
internal sealed class RowBuffer
{
    private readonly List<Entry> _entries = [];

    public JsonRowWriter Writer { get; } = new();

    public int Count => _entries.Count;

    public void Clear()
    {
        _entries.Clear();
        Writer.Clear();
    }

    public void Add<TRow>(int rule, RowOrigin origin, in TRow row)
        where TRow : IRow, allows ref struct
    {
        int start = Writer.Length;
        Writer.BeginRow();
        row.WriteTo(Writer);
        Writer.EndRow();
        _entries.Add(new Entry(rule, origin, start, Writer.Length - start));
    }

    /// <summary>The rows in the order in which they were added.</summary>
    public ReadOnlySpan<Entry> Entries => CollectionsMarshal.AsSpan(_entries);

    public ReadOnlySpan<byte> TextOf(in Entry entry) => Writer.Text.Slice(entry.Start, entry.Length);

    public readonly record struct Entry(int Rule, RowOrigin Origin, int Start, int Length);
}
