using System.Buffers.Binary;
using System.Text;

namespace SplCompiler.Runtime;

/// <summary>Keeps each different text once, as UTF-8. Asking for a text that is known allocates nothing.</summary>
public sealed class SymbolTable : ValueStore
{
    // Another in each process, so that nobody can prepare texts that meet; it never shows, since order comes from the texts.
    private static readonly ulong s_seed = (ulong)Random.Shared.NextInt64();

    // Open addressing over indexes into _symbols; -1 marks an empty place.
    private int[] _buckets;
    private (int Start, int Length, uint Hash)[] _symbols = new (int, int, uint)[16];
    private byte[] _bytes = new byte[256];
    private int _count;
    private int _used;

    public SymbolTable()
    {
        _buckets = new int[32];
        Array.Fill(_buckets, -1);
    }

    public int Count => _count;

    /// <summary>The UTF-8 text of a symbol.</summary>
    public ReadOnlySpan<byte> this[Symbol symbol]
    {
        get
        {
            (int start, int length, _) = _symbols[symbol.Index];
            return _bytes.AsSpan(start, length);
        }
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> ValueAt(int index) => this[new Symbol(index)];

    public Symbol Intern(ReadOnlySpan<byte> text)
    {
        uint hash = Hash(text);
        int place = (int)(hash & (uint)(_buckets.Length - 1));
        while (_buckets[place] is var index && index >= 0)
        {
            if (_symbols[index].Hash == hash && this[new Symbol(index)].SequenceEqual(text))
                return new Symbol(index);
            place = (place + 1) & (_buckets.Length - 1);
        }

        return Add(text, hash);
    }

    public Symbol Intern(string text)
    {
        int most = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> buffer = most <= 512 ? stackalloc byte[512] : new byte[most];
        return Intern(buffer[..Encoding.UTF8.GetBytes(text, buffer)]);
    }

    public string Text(Symbol symbol) => Encoding.UTF8.GetString(this[symbol]);

    public void Save(StateWriter state)
    {
        state.Write(_count);
        for (int i = 0; i < _count; i++)
        {
            ReadOnlySpan<byte> text = ValueAt(i);
            state.Write(text.Length);
            state.Write(text);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote into an empty table: the symbols get the same numbers.</summary>
    public void Restore(StateReader state)
    {
        int count = state.ReadInt32();
        for (int i = 0; i < count; i++)
            Intern(state.ReadBytes(state.ReadInt32()));
    }

    private Symbol Add(ReadOnlySpan<byte> text, uint hash)
    {
        if ((_count + 1) * 2 > _buckets.Length)
            Grow();
        if (_count == _symbols.Length)
            Array.Resize(ref _symbols, _count * 2);
        if (_used + text.Length > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _used + text.Length));

        text.CopyTo(_bytes.AsSpan(_used));
        _symbols[_count] = (_used, text.Length, hash);
        _used += text.Length;
        Place(_count, hash);
        return new Symbol(_count++);
    }

    private void Grow()
    {
        _buckets = new int[_buckets.Length * 2];
        Array.Fill(_buckets, -1);
        for (int i = 0; i < _count; i++)
            Place(i, _symbols[i].Hash);
    }

    private void Place(int index, uint hash)
    {
        int place = (int)(hash & (uint)(_buckets.Length - 1));
        while (_buckets[place] >= 0)
            place = (place + 1) & (_buckets.Length - 1);
        _buckets[place] = index;
    }

    /// <summary>Eight bytes at a time; HashCode.AddBytes took 1.3 to 3 times as long for texts of 4 to 40 bytes, which most are.</summary>
    private static uint Hash(ReadOnlySpan<byte> text)
    {
        ulong hash = s_seed + (uint)text.Length;
        for (; text.Length >= sizeof(ulong); text = text[sizeof(ulong)..])
            hash = Mixed(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(text));
        ulong rest = 0;
        foreach (byte value in text)
            rest = (rest << 8) | value;
        return (uint)Mixed(hash ^ rest);
    }

    private static ulong Mixed(ulong value) => Math.BigMul(value, 0x9E37_79B9_7F4A_7C15, out ulong low) ^ low;
}
