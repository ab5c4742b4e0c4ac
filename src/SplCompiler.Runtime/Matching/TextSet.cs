using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace SplCompiler.Runtime;

/// <summary>A fixed set of texts that is asked with UTF-8, without allocation: the lists of <c>IN</c>.</summary>
/// <remarks>
/// A set of <c>search</c> ignores case and takes a number for equal to the same number written otherwise
/// (<c>4688</c> and <c>4688.0</c>), as <c>field=4688</c> does. A set of eval compares text with case.
/// </remarks>
public sealed class TextSet
{
    private readonly byte[]?[] _table;
    private readonly double[] _numbers;
    private readonly bool _ignoreCase;

    // Bit n is set when a text of n bytes exists; bit 63 stands for 63 and more.
    private readonly ulong _lengths;
    private readonly bool _hasNonAscii;

    private TextSet(ReadOnlySpan<string> texts, bool ignoreCase)
    {
        _ignoreCase = ignoreCase;
        _table = new byte[]?[BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, texts.Length * 2))];
        var numbers = new SortedSet<double>();
        foreach (string text in texts)
        {
            byte[] key = Key(text);
            Add(key);
            _lengths |= LengthBit(key.Length);
            _hasNonAscii |= !Ascii.IsValid(key);
            if (ignoreCase && SplNumber.TryParse(text, out double number))
                numbers.Add(number);
        }

        _numbers = [.. numbers];
    }

    /// <summary>The set of an <c>IN</c> of <c>search</c>: case ignored, numbers equal as numbers. No wildcards.</summary>
    public static TextSet IgnoreCase(params ReadOnlySpan<string> texts) => new(texts, ignoreCase: true);

    /// <summary>The set of an <c>IN</c> of eval: exact text.</summary>
    public static TextSet WithCase(params ReadOnlySpan<string> texts) => new(texts, ignoreCase: false);

    public bool Contains(ReadOnlySpan<byte> value)
    {
        if (ContainsText(value))
            return true;
        return _numbers.Length != 0 && SplNumber.TryParse(value, out double number) && Array.BinarySearch(_numbers, number) >= 0;
    }

    private bool ContainsText(ReadOnlySpan<byte> value)
    {
        if (_ignoreCase && _hasNonAscii && !Ascii.IsValid(value))
            return ContainsFolded(value);
        return (_lengths & LengthBit(value.Length)) != 0 && Find(value);
    }

    private bool ContainsFolded(ReadOnlySpan<byte> value)
    {
        byte[]? rented = null;
        int size = (value.Length * 3 / 2) + 4;
        Span<byte> folded = size <= 512 ? stackalloc byte[512] : rented = ArrayPool<byte>.Shared.Rent(size);
        bool found = Find(folded[..CaseFolding.Fold(value, folded)]);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return found;
    }

    private bool Find(ReadOnlySpan<byte> value)
    {
        int mask = _table.Length - 1;
        for (int at = (int)Hash(value) & mask; _table[at] is { } key; at = (at + 1) & mask)
        {
            if (_ignoreCase ? AsciiCase.Equals(value, key) : value.SequenceEqual(key))
                return true;
        }

        return false;
    }

    private void Add(byte[] key)
    {
        int mask = _table.Length - 1;
        int at = (int)Hash(key) & mask;
        for (; _table[at] is { } other; at = (at + 1) & mask)
        {
            if (other.AsSpan().SequenceEqual(key))
                return;
        }

        _table[at] = key;
    }

    private byte[] Key(string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        if (!_ignoreCase)
            return utf8;
        byte[] folded = new byte[(utf8.Length * 3 / 2) + 4];
        return folded[..CaseFolding.Fold(utf8, folded)];
    }

    private static ulong LengthBit(int length) => 1UL << Math.Min(length, 63);

    // Bit 0x20 of every byte is set, so letters hash alike in both cases; the comparison is exact.
    private static uint Hash(ReadOnlySpan<byte> value)
    {
        const ulong Lower = 0x2020202020202020, Prime = 0x9E3779B97F4A7C15;
        ulong hash = (ulong)value.Length;
        for (; value.Length >= 8; value = value[8..])
            hash = BitOperations.RotateLeft((hash ^ (BinaryPrimitives.ReadUInt64LittleEndian(value) | Lower)) * Prime, 29);
        ulong tail = 0;
        foreach (byte b in value)
            tail = (tail << 8) | b | 0x20u;
        hash = (hash ^ tail) * Prime;
        return (uint)(hash >> 32) ^ (uint)hash;
    }
}
