using System.Text;
using SplCompiler.Witnesses;

namespace SplCompiler.Runtime;

/// <summary>A text of a witness: what must stand in the bytes of an event, A to Z like a to z, and where a token must begin or end there.</summary>
/// <param name="Text">In lower case.</param>
/// <param name="StartsToken">True when no token goes on into the text.</param>
/// <param name="EndsToken">True when no token goes on behind it.</param>
/// <param name="MayBeMetadata">True when the text is the name of a member that is no part of a record, so that the name does not count.</param>
internal sealed unsafe record BoundedText(byte[] Text, bool StartsToken, bool EndsToken, bool MayBeMetadata)
{
    /// <param name="text">In the form of witnesses.</param>
    /// <param name="ofRecord">True for what must stand in the record of a Windows event that a shipper wrote as JSON.</param>
    public static BoundedText Of(string text, bool ofRecord)
    {
        string plain = WitnessText.Plain(text);
        return new BoundedText(
            Encoding.UTF8.GetBytes(plain), text.StartsWith(WitnessText.TokenStart), text.EndsWith(WitnessText.TokenEnd), ofRecord && WindowsMetadata.Names.Contains(plain));
    }

    /// <summary>True when the text stands at a place.</summary>
    /// <param name="at">Where.</param>
    /// <param name="start">The first byte that may be looked at.</param>
    /// <param name="end">Behind the last one.</param>
    public bool IsAt(byte* at, byte* start, byte* end)
    {
        byte* behind = at + Text.Length;
        return at >= start && behind <= end && Ascii.EqualsIgnoreCase(new ReadOnlySpan<byte>(at, Text.Length), Text)
            && (!StartsToken || IsTokenStart(at, start)) && (!EndsToken || behind == end || !Breakers.IsToken(*behind))
            && !(MayBeMetadata && IsMetadata(at, behind, start, end));
    }

    /// <summary>False when a token goes on here. The letter of an escape such as <c>\n</c> stands for a breaker, and <c>%20</c> and its like are some.</summary>
    private static bool IsTokenStart(byte* text, byte* start) =>
        text == start || !Breakers.IsToken(text[-1]) || IsBehind(text, start, 2, (byte)'\\') || IsBehind(text, start, 3, (byte)'%') || IsBehind(text, start, 5, (byte)'%');

    private static bool IsBehind(byte* text, byte* start, int distance, byte b) => text - start >= distance && text[-distance] == b;

    /// <summary>True for the name of a member of a whole event that is one object without others in it.</summary>
    private static bool IsMetadata(byte* name, byte* behind, byte* start, byte* end)
    {
        if (name - start < 2 || end - behind < 2 || name[-1] != '"' || name[-2] == '\\' || behind[0] != '"' || behind[1] != ':' || *start != '{' || end[-1] != '}')
            return false;
        var line = new ReadOnlySpan<byte>(start + 1, (int)(end - start - 1));
        return WindowsMetadata.IsMetadata(Encoding.Latin1.GetString(name, (int)(behind - name))) && line.IndexOf(":{"u8) < 0 && line.IndexOf(": {"u8) < 0;
    }
}
