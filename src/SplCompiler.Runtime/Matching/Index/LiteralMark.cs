using SplCompiler.Witnesses;

namespace SplCompiler.Runtime;

/// <summary>Three neighbouring bytes by which a text is known.</summary>
/// <param name="First">In lower case, as the next two.</param>
/// <param name="Second">Behind the first.</param>
/// <param name="Thirds">What may stand behind the second: one byte, or for a text of two every breaker.</param>
/// <param name="Text">The text.</param>
/// <param name="Offset">Where in the text the three bytes stand.</param>
/// <param name="Id">The number of the text.</param>
internal sealed unsafe record LiteralMark(byte First, byte Second, byte[] Thirds, BoundedText Text, int Offset, int Id)
{
    private static readonly byte[] s_breakers = [.. Breakers.All];

    /// <summary>True for a text of two bytes: a token ends with it.</summary>
    public bool IsShort => Text.Text.Length == WitnessText.TermLength;

    /// <summary>The rarest three bytes of a text; of a short one, with the breakers that may be behind it.</summary>
    public static LiteralMark Of(string literal, int id, Neighbours common, bool ofRecord)
    {
        var bounded = BoundedText.Of(literal, ofRecord);
        byte[] text = bounded.Text;
        if (text.Length == WitnessText.TermLength)
            return new LiteralMark(text[0], text[1], s_breakers, bounded, 0, id);
        int offset = common.RarestIn(text);
        return new LiteralMark(text[offset], text[offset + 1], [text[offset + 2]], bounded, offset, id);
    }

    /// <summary>True when the text stands where its three bytes were found.</summary>
    /// <inheritdoc cref="BoundedText.IsAt"/>
    public bool IsAt(byte* at, byte* start, byte* end) => Text.IsAt(at - Offset, start, end);
}
