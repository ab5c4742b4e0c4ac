using System.Text;

namespace SplCompiler.Runtime;

/// <summary>Three neighbouring bytes by which a text is known.</summary>
/// <param name="First">In lower case, as the next two.</param>
/// <param name="Second">Behind the first.</param>
/// <param name="Third">Behind the second.</param>
/// <param name="Text">The text, in lower case.</param>
/// <param name="Offset">Where in the text the three bytes stand.</param>
/// <param name="Id">The number of the text.</param>
internal sealed unsafe record LiteralMark(byte First, byte Second, byte Third, byte[] Text, int Offset, int Id)
{
    /// <summary>A text of two bytes: it counts as a whole token or the end of one, and the third byte is the breaker behind it.</summary>
    public const int ShortLength = 2;

    /// <summary>The rarest three bytes of a text; of a short one, with each breaker that may be behind it.</summary>
    public static IEnumerable<LiteralMark> Of(string literal, int id)
    {
        byte[] text = Encoding.UTF8.GetBytes(literal);
        if (text.Length == ShortLength)
            return Breakers.All.Select(breaker => new LiteralMark(text[0], text[1], breaker, text, 0, id));
        int offset = LiteralScan.RarestThree(text);
        return [new LiteralMark(text[offset], text[offset + 1], text[offset + 2], text, offset, id)];
    }

    /// <summary>True when the text stands where its three bytes were found.</summary>
    /// <param name="at">Where the three bytes stand.</param>
    /// <param name="start">The first byte that may be looked at.</param>
    /// <param name="end">Behind the last one.</param>
    public bool IsAt(byte* at, byte* start, byte* end)
    {
        byte* text = at - Offset;
        if (text < start || text + Text.Length > end || !Ascii.EqualsIgnoreCase(new ReadOnlySpan<byte>(text, Text.Length), Text))
            return false;
        return Text.Length > ShortLength || (StartsToken(text, start) && (text + ShortLength == end || !Breakers.IsToken(text[ShortLength])));
    }

    /// <summary>True unless a token goes on here. The letter of an escape such as <c>\n</c> stands for a breaker, and <c>%20</c> and its like are some.</summary>
    private static bool StartsToken(byte* text, byte* start) =>
        text == start || !Breakers.IsToken(text[0]) || !Breakers.IsToken(text[-1]) || IsBehind(text, start, 2, (byte)'\\') || IsBehind(text, start, 3, (byte)'%') || IsBehind(text, start, 5, (byte)'%');

    private static bool IsBehind(byte* text, byte* start, int distance, byte b) => text - start >= distance && text[-distance] == b;
}
