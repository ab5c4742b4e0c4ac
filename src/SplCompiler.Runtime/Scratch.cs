namespace SplCompiler.Runtime;

/// <summary>A byte arena for text that is computed while an event is looked at. Grows, never shrinks, is emptied per event.</summary>
public sealed class Scratch
{
    private byte[] _bytes = new byte[4096];
    private int _used;

    /// <summary>Empties the arena. Spans handed out before are dead.</summary>
    public void Clear() => _used = 0;

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
}
