using System.Buffers.Binary;
using System.Text;

namespace SplCompiler.Runtime;

/// <summary>Keeps each different text once, as UTF-8. Asking for a text that is known allocates nothing.</summary>
public sealed class SymbolTable : ValueStore
{
    // Another in each process, so that nobody can prepare texts that meet; it never shows, since order comes from the texts.
    private static readonly ulong s_seed = (ulong)Random.Shared.NextInt64();

    private NumberIndex _index;
    private Pages<int> _starts = new();
    private TextPages _texts = new();

    public int Count => _starts.Count;

    /// <summary>The UTF-8 text of a symbol.</summary>
    public ReadOnlySpan<byte> this[Symbol symbol] => _texts[_starts[symbol.Index]];

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> ValueAt(int index) => this[new Symbol(index)];

    public Symbol Intern(ReadOnlySpan<byte> text)
    {
        uint hash = Hash(text);
        for (int number = _index.First(hash, out int place); number >= 0; number = _index.Next(hash, ref place))
        {
            if (ValueAt(number).SequenceEqual(text))
                return new Symbol(number);
        }

        if (_index.IsFull(Count))
            Grow();
        _index.Add(hash, Count);
        _starts.Add() = _texts.Add(text);
        return new Symbol(Count - 1);
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
        state.Write(Count);
        for (int i = 0; i < Count; i++)
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

    private void Grow()
    {
        _index.Grow();
        for (int i = 0; i < Count; i++)
            _index.Add(Hash(ValueAt(i)), i);
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
