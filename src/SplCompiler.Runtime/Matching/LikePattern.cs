using System.Collections.Immutable;
using System.Text;

namespace SplCompiler.Runtime;

/// <summary>A pattern of <c>like</c>: <c>%</c> any run of characters, <c>_</c> one character (code point); whole value, with case.</summary>
/// <remarks>There is no escape character. Source: Search Reference, "Comparison and Conditional functions".</remarks>
public sealed class LikePattern
{
    // The stretches between the % signs; '_' is still in them. Only the first and the last may be empty.
    private readonly ImmutableArray<byte[]> _pieces;

    public LikePattern(string text)
    {
        Text = text;
        string[] pieces = text.Split('%');
        _pieces = [.. pieces.Where((piece, i) => piece.Length > 0 || i == 0 || i == pieces.Length - 1).Select(Encoding.UTF8.GetBytes)];
    }

    public string Text { get; }

    public bool IsMatch(ReadOnlySpan<byte> value)
    {
        int start = PrefixLength(value, _pieces[0]);
        if (_pieces.Length == 1)
            return start == value.Length;
        if (start < 0)
            return false;
        int end = SuffixStart(value, _pieces[^1]);
        if (end < start)
            return false;

        ReadOnlySpan<byte> rest = value[start..end];
        for (int i = 1; i < _pieces.Length - 1; i++)
        {
            int behind = EndOfFirst(rest, _pieces[i]);
            if (behind < 0)
                return false;
            rest = rest[behind..];
        }

        return true;
    }

    private static int EndOfFirst(ReadOnlySpan<byte> value, byte[] piece)
    {
        if (!piece.AsSpan().Contains((byte)'_'))
        {
            int found = value.IndexOf(piece);
            return found < 0 ? -1 : found + piece.Length;
        }

        for (int at = 0; at < value.Length; at += CaseFolding.CodePointLength(value[at..]))
        {
            int length = PrefixLength(value[at..], piece);
            if (length >= 0)
                return at + length;
        }

        return -1;
    }

    private static int PrefixLength(ReadOnlySpan<byte> value, ReadOnlySpan<byte> piece)
    {
        int at = 0;
        foreach (byte b in piece)
        {
            if (at >= value.Length)
                return -1;
            if (b == (byte)'_')
                at += CaseFolding.CodePointLength(value[at..]);
            else if (value[at] == b)
                at++;
            else
                return -1;
        }

        return at;
    }

    private static int SuffixStart(ReadOnlySpan<byte> value, ReadOnlySpan<byte> piece)
    {
        int at = value.Length;
        for (int i = piece.Length - 1; i >= 0; i--)
        {
            if (at == 0)
                return -1;
            int length = 1;
            if (piece[i] == (byte)'_')
                Rune.DecodeLastFromUtf8(value[..at], out _, out length);
            else if (value[at - 1] != piece[i])
                return -1;
            at -= length;
        }

        return at;
    }
}
