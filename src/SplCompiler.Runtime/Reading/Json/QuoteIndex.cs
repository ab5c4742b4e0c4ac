using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SplCompiler.Runtime;

/// <summary>Where the lines of a chunk have quotes that begin or end a string of JSON, found for many bytes at once, before anything is walked.</summary>
/// <remarks>
/// A walk that looks for the end of each string waits for each answer before it can go on. With the places known it waits for none: the
/// processor works on many members at a time. Source: Langdale and Lemire, Parsing Gigabytes of JSON per Second, 2019, section 3.1.
/// </remarks>
internal sealed unsafe class QuoteIndex
{
    /// <summary>Places are written for all bytes of a block, whether there are that many or not.</summary>
    private const int Block = 64;

    /// <summary>Longer chunks are made of single events of that length: their places would take several times as much memory.</summary>
    public const int MaxLength = 1 << 26;

    private const ulong OddBits = 0xAAAA_AAAA_AAAA_AAAA;

    private NativeBlock? _memory;
    private byte* _start;
    private byte* _next;
    private byte* _covered;
    private uint* _end;
    private ulong _isNextEscaped;
    private ulong _lastOthers;

    /// <summary>The place where the walk stands: the first that is not before what it looks at. From the start of the chunk, in bytes.</summary>
    /// <remarks>Line breaks have places too, so that no string goes on behind its line.</remarks>
    public uint* Place { get; private set; }

    /// <summary>The first byte of the chunk.</summary>
    public byte* Start => _start;

    /// <summary>False when the current line is all ASCII.</summary>
    public bool MayHoldOthers { get; private set; }

    /// <param name="start">The first byte of the chunk.</param>
    /// <param name="length">The length of the chunk, at most <see cref="MaxLength"/>, behind which there are a line break and 64 readable bytes.</param>
    public void Open(byte* start, int length)
    {
        // As if every byte were a quote: what is not touched costs nothing.
        int bytes = (length + 1 + (2 * Block)) * sizeof(uint);
        if (_memory is null || _memory.Length < bytes)
            _memory = new NativeBlock(bytes);
        _start = _next = start;
        _covered = start - 1;
        _end = Place = (uint*)_memory.Start;
        _isNextEscaped = _lastOthers = 0;
        MayHoldOthers = false;
    }

    /// <summary>Goes to the line at <paramref name="line"/>, some line behind the one before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void GoTo(byte* line)
    {
        if (line > _covered)
            CoverLine(line);
        Place = From(Place, line);
    }

    /// <summary>The first place from <paramref name="place"/> on that is not before <paramref name="p"/>, which is in the current line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint* From(uint* place, byte* p)
    {
        var offset = (uint)(p - _start);
        while (*place < offset)
            place++;
        return place;
    }

    /// <summary>The closing quote of the string whose opening quote is at <paramref name="place"/>; null when a line break comes first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte* EndAt(uint* place)
    {
        byte* end = _start + place[1];
        return *end == '\n' ? null : end;
    }

    /// <summary>Finds the places up to the end of the line at <paramref name="line"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void CoverLine(byte* line)
    {
        byte* p = _next;
        uint* end = _end;
        ulong isNextEscaped = _isNextEscaped, others = _lastOthers, last, breaks;
        Vector512<uint> first = Vector512.Create((uint)(p - _start));
        do
        {
            Vector512<byte> text = Vector512.Load(p);
            ulong quotes = Vector512.Equals(text, Vector512.Create((byte)'"')).ExtractMostSignificantBits();
            ulong backslashes = Vector512.Equals(text, Vector512.Create((byte)'\\')).ExtractMostSignificantBits();
            breaks = Vector512.Equals(text, Vector512.Create((byte)'\n')).ExtractMostSignificantBits();
            last = text.ExtractMostSignificantBits();
            others |= last;
            end = Write(end, (quotes & ~Escaped(backslashes, ref isNextEscaped)) | breaks, first);
            first += Vector512.Create((uint)Block);
            p += Block;
        }
        while (breaks == 0 || LastOf(breaks, p) < line);

        // A place behind all, for the search for a place that is not there yet.
        *end = uint.MaxValue;
        _covered = LastOf(breaks, p);
        _next = p;
        _end = end;
        _isNextEscaped = isNextEscaped;
        _lastOthers = last;
        MayHoldOthers = others != 0;
    }

    /// <summary>The last of the bytes of the block before <paramref name="p"/> whose bits are set.</summary>
    private static byte* LastOf(ulong bits, byte* p) => p - 1 - BitOperations.LeadingZeroCount(bits);

    /// <summary>Which characters have an odd number of backslashes before them.</summary>
    /// <remarks>Source: simdjson, generic/stage1/json_escape_scanner.h.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Escaped(ulong backslashes, ref ulong isNextEscaped)
    {
        ulong starts = backslashes & ~isNextEscaped;
        ulong ends = (((starts << 1) | OddBits) - starts) ^ OddBits;
        ulong escaped = ends ^ (backslashes | isNextEscaped);
        isNextEscaped = (ends & backslashes) >> 63;
        return escaped;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint* Write(uint* end, ulong found, Vector512<uint> first)
    {
        if (!Avx512Vbmi2.IsSupported)
            return WriteOneByOne(end, found, first[0]);

        // Bits to bytes that are all ones or all zeros, then the numbers of those that are ones, one behind the other.
        Vector512<byte> bits = Vector512.Create(0x8040_2010_0804_0201UL).AsByte();
        Vector512<byte> spread = Avx512BW.Shuffle(Vector512.Create(found).AsByte(), Vector512.Create(
            0UL, 0x0101_0101_0101_0101, 0x0202_0202_0202_0202, 0x0303_0303_0303_0303,
            0x0404_0404_0404_0404, 0x0505_0505_0505_0505, 0x0606_0606_0606_0606, 0x0707_0707_0707_0707).AsByte());
        Vector512<byte> places = Avx512Vbmi2.Compress(Vector512<byte>.Zero, Vector512.Equals(spread & bits, bits), Vector512<byte>.Indices);
        (Avx512F.ConvertToVector512UInt32(places.GetLower().GetLower()) + first).Store(end);
        var count = (nuint)BitOperations.PopCount(found);
        if (count > 16)
        {
            (Avx512F.ConvertToVector512UInt32(places.GetLower().GetUpper()) + first).Store(end + 16);
            (Avx512F.ConvertToVector512UInt32(places.GetUpper().GetLower()) + first).Store(end + 32);
            (Avx512F.ConvertToVector512UInt32(places.GetUpper().GetUpper()) + first).Store(end + 48);
        }

        return end + count;
    }

    /// <summary>The same on other processors.</summary>
    private static uint* WriteOneByOne(uint* end, ulong found, uint first)
    {
        for (; found != 0; found &= found - 1)
            *end++ = first + (uint)BitOperations.TrailingZeroCount(found);
        return end;
    }
}
