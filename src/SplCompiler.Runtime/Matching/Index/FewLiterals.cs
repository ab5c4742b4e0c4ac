using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SplCompiler.Runtime;

/// <summary>Finds which of some dozens of texts stand in bytes, A to Z like a to z, 32 places at a time.</summary>
/// <remarks>
/// The texts are dealt into eight buckets. For each of the three rarest neighbours of its texts, two tables say by the upper and
/// by the lower half of a byte which buckets it can belong to; where all three agree on a bucket, its texts are compared.
/// This is the algorithm that Hyperscan calls Teddy.
/// </remarks>
internal sealed unsafe class FewLiterals
{
    public const int MaxTexts = 64;

    private const int KeyBits = 15;

    private readonly Vector256<byte>[] _tables = new Vector256<byte>[6];
    private readonly Entry[][] _buckets;
    private readonly ulong[] _keys = new ulong[(1 << KeyBits) / 64];

    /// <param name="marks">Of some dozens of texts. Neighbours should be alike: they share a bucket without widening it much.</param>
    public FewLiterals(LiteralMark[] marks)
    {
        // Short texts, behind which any breaker may stand, would widen the buckets of the others.
        LiteralMark[] shorts = [.. marks.Where(mark => mark.IsShort)], others = [.. marks.Where(mark => !mark.IsShort)];
        int shortBuckets = shorts.Length == 0 ? 0 : shorts.Length <= 2 || others.Length > 20 ? 1 : 2;
        _buckets = [.. Deal(shorts, shortBuckets), .. Deal(others, 8 - shortBuckets)];
        var tables = new byte[6][];
        for (int i = 0; i < 6; i++)
            tables[i] = new byte[32];
        for (int bucket = 0; bucket < _buckets.Length; bucket++)
        {
            foreach (Entry entry in _buckets[bucket])
            {
                MarkBoth(tables, 0, entry.Mark.First, bucket);
                MarkBoth(tables, 1, entry.Mark.Second, bucket);
                foreach (byte third in entry.Mark.Thirds)
                    MarkBoth(tables, 2, third, bucket);
            }
        }

        for (int i = 0; i < 6; i++)
            _tables[i] = Vector256.Create<byte>(tables[i]);
        foreach (LiteralMark mark in marks)
        {
            foreach (byte third in mark.Thirds)
            {
                uint hash = Hash(Key(mark.First, mark.Second, third));
                _keys[hash >> 6] |= 1UL << (int)(hash & 63);
            }
        }
    }

    private static IEnumerable<Entry[]> Deal(LiteralMark[] marks, int buckets) =>
        marks.Length == 0 ? [] : marks.Chunk((marks.Length + buckets - 1) / buckets).Select(bucket => bucket.Select(Entry.Of).ToArray());

    public static bool IsSupported => Avx2.IsSupported;

    private static void MarkBoth(byte[][] tables, int place, byte b, int bucket)
    {
        Mark(tables, place, b, bucket);
        if (b is >= (byte)'a' and <= (byte)'z')
            Mark(tables, place, (byte)(b & ~0x20), bucket);
    }

    private static void Mark(byte[][] tables, int place, byte b, int bucket)
    {
        byte bit = (byte)(1 << bucket);
        foreach (int lane in (ReadOnlySpan<int>)[0, 16])
        {
            tables[place * 2][lane + (b & 15)] |= bit;
            tables[(place * 2) + 1][lane + (b >> 4)] |= bit;
        }
    }

    /// <summary>Adds the numbers of the texts that stand in the bytes; a number may come more than once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Find(ReadOnlySpan<byte> bytes, List<int> found)
    {
        fixed (byte* start = bytes)
        {
            byte* p = start;
            byte* last = start + bytes.Length - 34;
            for (; p <= last; p += 32)
                Look(p, start, bytes.Length, found);
            int left = (int)(start + bytes.Length - p);
            if (left < 3)
                return;

            // The rest, with nothing behind it.
            byte* rest = stackalloc byte[64];
            new Span<byte>(rest, 64).Clear();
            new ReadOnlySpan<byte>(p, left).CopyTo(new Span<byte>(rest, 64));
            uint hits = Hits(rest, out Vector256<byte> buckets);
            Check(hits, buckets, p, start, bytes.Length, found);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Look(byte* p, byte* start, int length, List<int> found)
    {
        uint hits = Hits(p, out Vector256<byte> buckets);
        if (hits != 0)
            Check(hits, buckets, p, start, length, found);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Hits(byte* p, out Vector256<byte> buckets)
    {
        Vector256<byte> low = Vector256.Create((byte)15);
        Vector256<byte>[] tables = _tables;
        Vector256<byte> first = Vector256.Load(p), second = Vector256.Load(p + 1), third = Vector256.Load(p + 2);
        buckets =
            Avx2.Shuffle(tables[0], first & low) & Avx2.Shuffle(tables[1], Vector256.ShiftRightLogical(first.AsUInt16(), 4).AsByte() & low)
            & Avx2.Shuffle(tables[2], second & low) & Avx2.Shuffle(tables[3], Vector256.ShiftRightLogical(second.AsUInt16(), 4).AsByte() & low)
            & Avx2.Shuffle(tables[4], third & low) & Avx2.Shuffle(tables[5], Vector256.ShiftRightLogical(third.AsUInt16(), 4).AsByte() & low);
        return ~Vector256.Equals(buckets, Vector256<byte>.Zero).ExtractMostSignificantBits();
    }

    private void Check(uint hits, Vector256<byte> buckets, byte* p, byte* start, int length, List<int> found)
    {
        for (; hits != 0; hits &= hits - 1)
        {
            int at = BitOperations.TrailingZeroCount(hits);
            byte* place = p + at;
            if (place + 3 > start + length)
                return;
            uint key = Key(place[0], place[1], place[2]);
            uint hash = Hash(key);
            if ((_keys[hash >> 6] >> (int)(hash & 63) & 1) == 0)
                continue;
            for (uint bits = buckets[at]; bits != 0; bits &= bits - 1)
            {
                foreach (Entry entry in _buckets[BitOperations.TrailingZeroCount(bits)])
                {
                    if (entry.Key == (key & entry.Care) && entry.Mark.IsAt(place, start, start + length))
                        found.Add(entry.Mark.Id);
                }
            }
        }
    }

    /// <summary>Three neighbours with the bit of letter case set: what differs here is no match.</summary>
    private static uint Key(byte first, byte second, byte third) => (uint)(first | (second << 8) | (third << 16)) | 0x202020;

    private static uint Hash(uint key) => (key * 0x9E3779B1u) >> (32 - KeyBits);

    /// <summary>A mark and what of three bytes must be as in it: of a short text, the first two.</summary>
    private readonly record struct Entry(uint Care, uint Key, LiteralMark Mark)
    {
        public static Entry Of(LiteralMark mark)
        {
            uint care = mark.IsShort ? 0xFFFFu : 0xFFFFFF;
            return new Entry(care, FewLiterals.Key(mark.First, mark.Second, mark.Thirds[0]) & care, mark);
        }
    }
}
