using System.Collections.Immutable;
using System.Text;

namespace SplCompiler.Runtime;

/// <summary>A search value with <c>*</c>, each of which stands for any run of characters, also none, also line breaks.</summary>
/// <remarks>
/// The whole value must match. Case is ignored unless the value came from <c>CASE(...)</c>.
/// Source: Search Manual, "Wildcards"; Search Reference, "search".
/// </remarks>
public sealed class WildcardPattern
{
    private readonly ImmutableArray<byte[]> _pieces;

    public WildcardPattern(string text, bool ignoreCase = true)
    {
        Text = text;
        IgnoresCase = ignoreCase;

        // A run of stars is one star: only the first and the last piece may be empty.
        string[] pieces = text.Split('*');
        _pieces = [.. pieces.Where((piece, i) => piece.Length > 0 || i == 0 || i == pieces.Length - 1).Select(Encoding.UTF8.GetBytes)];
    }

    public string Text { get; }

    public bool IgnoresCase { get; }

    /// <summary>True when the whole value matches. Each piece is looked for once, behind the piece before it.</summary>
    public bool IsMatch(ReadOnlySpan<byte> value)
    {
        if (_pieces.Length == 1)
            return IgnoresCase ? CaseFolding.Equals(value, _pieces[0]) : value.SequenceEqual(_pieces[0]);

        int start = PrefixLength(value, _pieces[0]);
        if (start < 0)
            return false;
        int end = SuffixStart(value, _pieces[^1]);
        if (end < start)
            return false;

        ReadOnlySpan<byte> rest = value[start..end];
        for (int i = 1; i < _pieces.Length - 1; i++)
        {
            int at = IndexOf(rest, _pieces[i], out int length);
            if (at < 0)
                return false;
            rest = rest[(at + length)..];
        }

        return true;
    }

    private int PrefixLength(ReadOnlySpan<byte> value, byte[] piece)
    {
        if (IgnoresCase ? AsciiCase.StartsWith(value, piece) : value.StartsWith(piece))
            return piece.Length;
        return IgnoresCase && !Ascii.IsValid(piece) ? CaseFolding.PrefixLength(value, piece) : -1;
    }

    private int SuffixStart(ReadOnlySpan<byte> value, byte[] piece)
    {
        if (IgnoresCase)
            return CaseFolding.SuffixStart(value, piece);
        return value.EndsWith(piece) ? value.Length - piece.Length : -1;
    }

    private int IndexOf(ReadOnlySpan<byte> value, byte[] piece, out int length)
    {
        if (IgnoresCase)
            return CaseFolding.IndexOf(value, piece, out length);
        length = piece.Length;
        return value.IndexOf(piece);
    }
}
