using System.Runtime.CompilerServices;
using SplCompiler.Witnesses;

namespace SplCompiler.Runtime;

/// <summary>Finds which of many texts stand in bytes, A to Z like a to z, in one pass.</summary>
/// <remarks>
/// Each text is known by its rarest three bytes. A bit map says for every three bytes of the input whether they can be one of
/// these; where they can, the texts that have them are compared.
/// </remarks>
internal sealed unsafe class LiteralScan
{
    private const int Bits = 17;

    // So many passes by vectors take less time than one byte by byte.
    private const int MaxGroups = 4;

    private readonly ulong[] _map = [];
    private readonly Dictionary<uint, LiteralMark[]> _marks = [];
    private readonly LiteralMark[] _short;
    private readonly FewLiterals[] _few = [];

    /// <param name="texts">In the form of witnesses, at least two bytes each; the place of a text in the list is its number.</param>
    /// <param name="sample">Bytes like those that will be looked at: what stands in them is no good mark.</param>
    /// <param name="ofRecord">True when the bytes are those of a Windows event that a shipper wrote as JSON.</param>
    public LiteralScan(IReadOnlyList<string> texts, ReadOnlySpan<byte> sample = default, bool ofRecord = false)
    {
        var common = new Neighbours(sample);
        LiteralMark[] marks = [.. texts.Select((text, id) => LiteralMark.Of(text, id, common, ofRecord))];
        _short = [.. marks.Where(mark => mark.IsShort)];
        if (texts.Count <= MaxGroups * FewLiterals.MaxTexts && FewLiterals.IsSupported)
        {
            LiteralMark[] sorted = [.. marks.OrderBy(mark => (mark.First, mark.Second, mark.Thirds[0]))];
            int groups = (sorted.Length + FewLiterals.MaxTexts - 1) / FewLiterals.MaxTexts;
            _few = [.. sorted.Chunk((sorted.Length + groups - 1) / groups).Select(group => new FewLiterals(group))];
            return;
        }

        _map = new ulong[(1 << Bits) / 64];
        foreach (var same in marks.SelectMany(mark => mark.Thirds, (mark, third) => (Mark: mark, Third: third)).GroupBy(known => Neighbours.Pack(known.Mark.First, known.Mark.Second, known.Third)))
        {
            uint hash = Hash(same.Key);
            _map[hash >> 6] |= 1UL << (int)(hash & 63);
            _marks.Add(same.Key, [.. same.Select(known => known.Mark)]);
        }
    }

    /// <summary>Adds the numbers of the texts that stand in the bytes; a number may come more than once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Find(ReadOnlySpan<byte> bytes, List<int> found)
    {
        FindAtEnd(bytes, found);
        if (bytes.Length < 3)
            return;
        foreach (FewLiterals group in _few)
            group.Find(bytes, found);
        if (_few.Length > 0)
            return;

        fixed (byte* start = bytes)
        fixed (ulong* map = _map)
        {
            byte* last = start + bytes.Length - 3;
            uint window = (uint)(Neighbours.Fold(start[0]) | (Neighbours.Fold(start[1]) << 8));
            for (byte* p = start; p <= last; p++)
            {
                window = (window | ((uint)Neighbours.Fold(p[2]) << 16)) & 0xFFFFFF;
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
        if (bytes.Length < WitnessText.TermLength)
            return;
        fixed (byte* start = bytes)
        {
            byte* end = start + bytes.Length;
            foreach (LiteralMark mark in _short)
            {
                if (mark.IsAt(end - WitnessText.TermLength, start, end))
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

    private static uint Hash(uint mark) => (mark * 0x9E3779B1u) >> (32 - Bits);
}
