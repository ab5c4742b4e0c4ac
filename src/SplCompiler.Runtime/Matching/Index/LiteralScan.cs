using System.Runtime.CompilerServices;

namespace SplCompiler.Runtime;

/// <summary>Finds which of many texts stand in bytes, A to Z like a to z, in one pass.</summary>
/// <remarks>
/// Each text is known by its rarest three bytes. A bit map says for every three bytes of the input whether they can be one of
/// these; where they can, the texts that have them are compared.
/// </remarks>
internal sealed unsafe class LiteralScan
{
    private const int Bits = 17;

    // How often characters stand in log data, most frequent first: rare ones make better marks.
    private const string Frequent = " eaotinrs-0lc\"\\dm.1pu:/_23f4,5h6g78b9ywv=xk(){}zjq";

    private readonly ulong[] _map = GC.AllocateArray<ulong>((1 << Bits) / 64, pinned: true);
    private readonly Dictionary<uint, LiteralMark[]> _marks = [];
    private readonly LiteralMark[] _short;
    private readonly FewLiterals? _few;

    /// <param name="texts">In lower case, at least two bytes each; the place of a text in the list is its number.</param>
    public LiteralScan(IReadOnlyList<string> texts)
    {
        LiteralMark[] marks = [.. texts.SelectMany(LiteralMark.Of)];
        _short = [.. marks.Where(mark => mark.Text.Length == LiteralMark.ShortLength).DistinctBy(mark => mark.Id)];
        if (texts.Count <= FewLiterals.MaxTexts && FewLiterals.IsSupported)
        {
            _few = new FewLiterals(marks);
            return;
        }

        foreach (IGrouping<uint, LiteralMark> same in marks.GroupBy(mark => Mark(mark.First, mark.Second, mark.Third)))
        {
            uint hash = Hash(same.Key);
            _map[hash >> 6] |= 1UL << (int)(hash & 63);
            _marks.Add(same.Key, [.. same]);
        }
    }

    /// <summary>Adds the numbers of the texts that stand in the bytes; a number may come more than once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Find(ReadOnlySpan<byte> bytes, List<int> found)
    {
        FindAtEnd(bytes, found);
        if (bytes.Length < 3)
            return;
        if (_few is not null)
        {
            _few.Find(bytes, found);
            return;
        }

        fixed (byte* start = bytes)
        fixed (ulong* map = _map)
        {
            byte* last = start + bytes.Length - 3;
            uint window = (uint)(Fold(start[0]) | (Fold(start[1]) << 8));
            for (byte* p = start; p <= last; p++)
            {
                window = (window | ((uint)Fold(p[2]) << 16)) & 0xFFFFFF;
                uint hash = Hash(window);
                if ((map[hash >> 6] >> (int)(hash & 63) & 1) != 0)
                    Check(window, start, p, bytes.Length, found);
                window >>= 8;
            }
        }
    }

    /// <summary>There is no breaker behind the last byte, and a text of two may be the last.</summary>
    private void FindAtEnd(ReadOnlySpan<byte> bytes, List<int> found)
    {
        if (bytes.Length < LiteralMark.ShortLength)
            return;
        fixed (byte* start = bytes)
        {
            byte* end = start + bytes.Length;
            foreach (LiteralMark mark in _short)
            {
                if (mark.IsAt(end - LiteralMark.ShortLength, start, end))
                    found.Add(mark.Id);
            }
        }
    }

    private void Check(uint mark, byte* start, byte* at, int length, List<int> found)
    {
        if (!_marks.TryGetValue(mark, out LiteralMark[]? marks))
            return;
        foreach (LiteralMark known in marks)
        {
            if (known.IsAt(at, start, start + length))
                found.Add(known.Id);
        }
    }

    private static byte Fold(byte b) => (uint)(b - 'A') <= 'Z' - 'A' ? (byte)(b | 0x20) : b;

    private static uint Mark(byte first, byte second, byte third) => (uint)(first | (second << 8) | (third << 16));

    private static uint Hash(uint mark) => (mark * 0x9E3779B1u) >> (32 - Bits);

    /// <summary>Where the three neighbours stand that are rarest together.</summary>
    internal static int RarestThree(byte[] text) =>
        Enumerable.Range(0, text.Length - 2).MinBy(at => Weight(text[at]) * Weight(text[at + 1]) * Weight(text[at + 2]));

    private static double Weight(byte b)
    {
        int rank = Frequent.IndexOf((char)b, StringComparison.Ordinal);
        return rank < 0 ? 0.5 : 1 + Frequent.Length - rank;
    }
}
