using System.Numerics;
using System.Runtime.CompilerServices;

namespace SplCompiler.Runtime;

/// <summary>A list in pages: when it grows nothing is copied and nothing is left behind, since memory that was never touched is dear.</summary>
internal struct Pages<T>()
{
    private const int PageBytes = 128 << 10;

    private static readonly int s_shift = BitOperations.Log2((uint)Math.Max(1, PageBytes / Unsafe.SizeOf<T>()));

    private T[][] _pages = [new T[4]];

    public int Count { get; private set; }

    /// <summary>The element; the reference is good until the next <see cref="Add"/>.</summary>
    public readonly ref T this[int number]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _pages[number >> s_shift][number & ((1 << s_shift) - 1)];
    }

    /// <summary>Adds an empty element.</summary>
    public ref T Add()
    {
        int page = Count >> s_shift, place = Count & ((1 << s_shift) - 1);
        if (page == _pages.Length)
            Array.Resize(ref _pages, page * 2);
        // The first page grows, as most lists stay short.
        if (_pages[page] is null)
            _pages[page] = new T[1 << s_shift];
        else if (place == _pages[page].Length)
            Array.Resize(ref _pages[page], place * 2);
        Count++;
        return ref _pages[page][place];
    }

    /// <summary>Forgets all elements and keeps the first page for others.</summary>
    public void Clear()
    {
        Array.Clear(_pages[0], 0, Math.Min(Count, _pages[0].Length));
        _pages = [_pages[0]];
        Count = 0;
    }
}
