namespace SplCompiler.Runtime;

/// <summary>Pinned memory for decoded text of one event: pointers into it stay valid until <see cref="Clear"/>.</summary>
/// <remarks>Blocks are kept, so a worker stops allocating once it has seen its largest events.</remarks>
internal sealed unsafe class ByteArena
{
    /// <summary>Bytes behind every piece that may be read (never used), so that vector loads need no end check.</summary>
    public const int Padding = 64;

    private readonly List<byte[]> _blocks = [NewBlock(64 * 1024)];
    private int _block;
    private int _used;

    public void Clear()
    {
        _block = 0;
        _used = 0;
    }

    /// <summary>Memory for <paramref name="length"/> bytes and the padding.</summary>
    public byte* Take(int length)
    {
        while (_blocks[_block].Length - _used < length + Padding)
        {
            _block++;
            _used = 0;
            if (_block == _blocks.Count)
                _blocks.Add(NewBlock(Math.Max(length + Padding, _blocks[^1].Length * 2)));
        }

        byte* start = PointerTo(_blocks[_block]) + _used;
        _used += length;
        return start;
    }

    /// <summary>Gives back the unused end of the piece that was taken last.</summary>
    public void GiveBack(int length) => _used -= length;

    /// <summary>A copy of <paramref name="bytes"/> that lives until <see cref="Clear"/>.</summary>
    public byte* Copy(ReadOnlySpan<byte> bytes)
    {
        byte* start = Take(bytes.Length);
        bytes.CopyTo(new Span<byte>(start, bytes.Length));
        return start;
    }

    /// <summary>True when the piece at <paramref name="start"/> lies in this arena.</summary>
    public bool Holds(byte* start)
    {
        for (int i = 0; i <= _block; i++)
        {
            byte* begin = PointerTo(_blocks[i]);
            if (start >= begin && start < begin + _blocks[i].Length)
                return true;
        }

        return false;
    }

    private static byte[] NewBlock(int length) => GC.AllocateUninitializedArray<byte>(length, pinned: true);

    private static byte* PointerTo(byte[] pinned) =>
        (byte*)System.Runtime.CompilerServices.Unsafe.AsPointer(
            ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(pinned));
}
