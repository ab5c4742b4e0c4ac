using System.Text;

namespace SplCompiler.Runtime;

/// <content>How a term is found in raw text: the longest literal first, by vectors, then the borders at each place.</content>
public sealed partial class RawTerm
{
    // The stretches between the stars. Empty pieces are dropped; a star at an end only lifts the border there.
    private readonly byte[][] _pieces = [.. text.Split('*', StringSplitOptions.RemoveEmptyEntries).Select(Encoding.UTF8.GetBytes)];
    private readonly TermTokens? _tokens = kind is RawTermKind.Term or RawTermKind.WholeTerm ? new TermTokens(text, kind == RawTermKind.WholeTerm) : null;
    private readonly bool _leftBorder = NeedsBorder(text, atStart: true);
    private readonly bool _rightBorder = NeedsBorder(text, atStart: false);

    /// <summary>True for a TERM() that no event can match: it is empty or contains a major breaker, which no indexed token does.</summary>
    public bool NeverMatches => _tokens is { NeverMatches: true };

    /// <summary>
    /// The longest stretch of ASCII, in lower case, that every matching raw text contains in whatever case. Empty when there is none.
    /// </summary>
    public ReadOnlyMemory<byte> NecessaryLiteral { get; } = LongestAscii(text);

    /// <summary>True when the raw text, as UTF-8, contains the term.</summary>
    public bool IsIn(ReadOnlySpan<byte> raw)
    {
        if (_tokens is not null)
            return _tokens.IsIn(raw);
        if (_pieces.Length == 0)
            return true;

        int at = 0;
        for (int i = 0; i < _pieces.Length; i++)
        {
            bool left = i == 0 && _leftBorder;
            bool right = i == _pieces.Length - 1 && _rightBorder;
            at = EndOfPiece(raw, at, _pieces[i], left, right);
            if (at < 0)
                return false;
        }

        return true;
    }

    private int EndOfPiece(ReadOnlySpan<byte> raw, int at, byte[] piece, bool leftBorder, bool rightBorder)
    {
        while (true)
        {
            int length = piece.Length;
            int found = Kind == RawTermKind.Case ? raw[at..].IndexOf(piece) : CaseFolding.IndexOf(raw[at..], piece, out length);
            if (found < 0)
                return -1;
            at += found;
            if ((!leftBorder || Breakers.IsBorder(raw, at)) && (!rightBorder || Breakers.IsBorder(raw, at + length)))
                return at + length;
            at++;
        }
    }

    private static ReadOnlyMemory<byte> LongestAscii(string text)
    {
        byte[] longest = [];
        foreach (byte[] piece in text.Split('*').Select(Encoding.UTF8.GetBytes))
        {
            for (int start = 0; start < piece.Length;)
            {
                int length = piece.AsSpan(start).IndexOfAnyExceptInRange((byte)0, (byte)127);
                length = length < 0 ? piece.Length - start : length;
                if (length > longest.Length)
                    longest = piece[start..(start + length)];
                start += length + 1;
            }
        }

        return Array.ConvertAll(longest, AsciiCase.ToLower);
    }

    private static bool NeedsBorder(string text, bool atStart)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        if (utf8.Length == 0)
            return false;
        return atStart ? Breakers.LengthAt(utf8, 0, out _) == 0 : Breakers.LengthBefore(utf8, utf8.Length, out _) == 0;
    }
}
