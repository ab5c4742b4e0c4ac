using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace SplCompiler.Runtime;

/// <summary>Texts one behind the other, each behind its length, in pages: see <see cref="Pages{T}"/>.</summary>
internal struct TextPages()
{
    private const int Shift = 17;
    private const int HeaderLength = sizeof(int);

    private byte[][] _pages = [new byte[256]];
    private int _last;
    private int _used;

    /// <param name="start">What <see cref="Add"/> said.</param>
    public readonly ReadOnlySpan<byte> this[int start]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            ReadOnlySpan<byte> entry = _pages[start >> Shift].AsSpan(start & ((1 << Shift) - 1));
            return entry.Slice(HeaderLength, BinaryPrimitives.ReadInt32LittleEndian(entry));
        }
    }

    /// <summary>Adds a text and tells where it stands.</summary>
    public int Add(ReadOnlySpan<byte> text)
    {
        int length = checked(HeaderLength + text.Length);
        if (length > _pages[_last].Length - _used)
            MakeRoom(length);
        Span<byte> entry = _pages[_last].AsSpan(_used);
        BinaryPrimitives.WriteInt32LittleEndian(entry, text.Length);
        text.CopyTo(entry[HeaderLength..]);
        int start = checked(_last * (1 << Shift)) + _used;
        _used += length;
        return start;
    }

    private void MakeRoom(int length)
    {
        long wanted = Math.Max(_pages[_last].Length * 2L, _used + (long)length);
        if (wanted <= 1 << Shift)
        {
            Array.Resize(ref _pages[_last], (int)wanted);
            return;
        }

        _last++;
        _used = 0;
        if (_last == _pages.Length)
            Array.Resize(ref _pages, _last * 2);
        // A long text has a page of its own.
        _pages[_last] = new byte[Math.Max(1 << Shift, length)];
    }
}
