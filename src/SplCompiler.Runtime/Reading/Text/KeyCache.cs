using System.Runtime.InteropServices;

namespace SplCompiler.Runtime;

/// <summary>Remembers the slots of keys as they stand in text, so that a key is cleaned and looked up once and not in every event.</summary>
/// <remarks>A place that is taken stays taken: data with ever new keys costs a look-up each, and no memory.</remarks>
internal sealed class KeyCache
{
    private const int Size = 2048;

    private readonly Entry[] _entries = new Entry[Size];

    /// <summary>True with the slot (-1: no rule reads the key) when the key is known.</summary>
    public bool TryGet(ReadOnlySpan<byte> key, out int slot)
    {
        ref Entry entry = ref _entries[PlaceOf(key)];
        slot = entry.Slot;
        return entry.Key is { } known && key.SequenceEqual(known);
    }

    public void Remember(ReadOnlySpan<byte> key, int slot)
    {
        ref Entry entry = ref _entries[PlaceOf(key)];
        if (entry.Key is null && key.Length <= 128)
            entry = new Entry { Key = key.ToArray(), Slot = slot };
    }

    private static int PlaceOf(ReadOnlySpan<byte> key)
    {
        if (key.Length < 8)
        {
            ulong small = 0;
            foreach (byte character in key)
                small = (small << 8) | character;
            return PlaceOf(small, 0, key.Length);
        }

        return PlaceOf(MemoryMarshal.Read<ulong>(key), MemoryMarshal.Read<ulong>(key[^8..]), key.Length);
    }

    private static int PlaceOf(ulong head, ulong tail, int length) =>
        (int)(((head * 0x9E3779B97F4A7C15) ^ (tail * 0xC2B2AE3D27D4EB4F) ^ (ulong)length) >> 40) & (Size - 1);

    private struct Entry
    {
        public byte[]? Key;
        public int Slot;
    }
}
