namespace SplCompiler.Runtime;

/// <summary>Memory for text that is computed while an event is looked at. Grows, never shrinks, is emptied before the next event.</summary>
public sealed class Scratch : ValueStore
{
    private byte[] _bytes = new byte[4096];
    private int _used;
    private (byte[] Block, int Start, int Length)[] _values = new (byte[], int, int)[16];

    /// <summary>The number of values that were added.</summary>
    public int Count { get; private set; }

    /// <summary>Empties it. Spans and values handed out before are dead.</summary>
    public void Clear() => (_used, Count) = (0, 0);

    /// <summary>A span of <paramref name="length"/> bytes that stays valid until <see cref="Clear"/>.</summary>
    public Span<byte> Take(int length)
    {
        // A full block is left to the spans that point into it; only the next block is larger.
        if (_used + length > _bytes.Length)
        {
            _bytes = new byte[Math.Max(_bytes.Length * 2, length)];
            _used = 0;
        }

        Span<byte> span = _bytes.AsSpan(_used, length);
        _used += length;
        return span;
    }

    /// <summary>Gives back the unused end of the span that was taken last.</summary>
    public void GiveBack(int length) => _used -= length;

    /// <summary>Adds a copy of a value behind the last one; several in a row make a multivalue: <c>new FieldValues(scratch, first, count)</c>.</summary>
    public void Add(ReadOnlySpan<byte> value)
    {
        value.CopyTo(Take(value.Length));
        if (Count == _values.Length)
            Array.Resize(ref _values, Count * 2);
        _values[Count++] = (_bytes, _used - value.Length, value.Length);
    }

    /// <summary>Some of several values, copied so that they stand one behind the other.</summary>
    public FieldValues Copy(FieldValues values, int start, int count)
    {
        int first = Count;
        for (int i = 0; i < count; i++)
            Add(values[start + i]);
        return new FieldValues(this, first, count);
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> ValueAt(int index)
    {
        (byte[] block, int start, int length) = _values[index];
        return block.AsSpan(start, length);
    }
}
