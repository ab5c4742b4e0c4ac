namespace SplCompiler.Runtime;

/// <summary>Where Splunk cuts raw text into tokens: major breakers end a run, minor breakers cut a run into pieces.</summary>
/// <remarks>The default segmenters.conf. Source: Search Manual, "Event segmentation and searching".</remarks>
internal static class Breakers
{
    private const byte Major = 1;
    private const byte Minor = 2;

    private static readonly byte[] s_kinds = Kinds();

    /// <summary>The bytes that cut a text into tokens, wherever they stand.</summary>
    public static IEnumerable<byte> All => Enumerable.Range(0, 256).Select(b => (byte)b).Where(b => !IsToken(b));

    /// <summary>True for a byte of which tokens consist.</summary>
    public static bool IsToken(byte b) => s_kinds[b] == 0;

    /// <summary>The breaker that begins at a position: its length, and whether it is major. Length 0: a token character.</summary>
    /// <remarks>The forms of URLs are breakers as a whole; dashes are taken in pairs from the first of a row.</remarks>
    public static int LengthAt(ReadOnlySpan<byte> raw, int at, out bool major)
    {
        byte kind = s_kinds[raw[at]];
        major = kind == Major;
        if (kind != Minor)
            return kind == 0 ? 0 : 1;

        if (raw[at] == (byte)'%' && UrlFormLength(raw[at..]) is var length and > 0)
        {
            major = true;
            return length;
        }

        if (raw[at] == (byte)'-' && IsInPair(raw, at, out bool second))
        {
            major = true;
            return second ? 1 : 2;
        }

        return 1;
    }

    /// <summary>The breaker that ends before a position, as <see cref="LengthAt"/>.</summary>
    public static int LengthBefore(ReadOnlySpan<byte> raw, int end, out bool major)
    {
        int form = UrlFormStart(raw, end - 1);
        if (form >= 0 && form + UrlFormLength(raw[form..]) == end)
        {
            major = true;
            return end - form;
        }

        if (form >= 0)
        {
            // Inside a form: a part of a breaker, neither token nor border.
            major = false;
            return 0;
        }

        byte kind = s_kinds[raw[end - 1]];
        major = kind == Major;
        if (kind == Minor && raw[end - 1] == (byte)'-' && IsInPair(raw, end - 1, out bool second))
        {
            major = true;
            return second ? 2 : 1;
        }

        return kind == 0 ? 0 : 1;
    }

    /// <summary>True when a token may begin or end here: an end of the text, or a breaker on either side, and not amid a breaker.</summary>
    public static bool IsBorder(ReadOnlySpan<byte> raw, int at)
    {
        if (at == 0 || at == raw.Length)
            return true;
        int form = UrlFormStart(raw, at - 1);
        if (form >= 0)
            return form + UrlFormLength(raw[form..]) == at;
        return s_kinds[raw[at - 1]] != 0 || s_kinds[raw[at]] != 0;
    }

    /// <summary>True when the position lies inside a breaker such as <c>%20</c>.</summary>
    public static bool IsAmidForm(ReadOnlySpan<byte> raw, int at)
    {
        int form = at == 0 ? -1 : UrlFormStart(raw, at - 1);
        return form >= 0 && form + UrlFormLength(raw[form..]) > at;
    }

    // The start of the URL form that covers the byte, or -1.
    private static int UrlFormStart(ReadOnlySpan<byte> raw, int at)
    {
        for (int start = at; start >= 0 && start > at - 5; start--)
        {
            if (raw[start] == (byte)'%')
                return start + UrlFormLength(raw[start..]) > at ? start : -1;
        }

        return -1;
    }

    private static int UrlFormLength(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith("%2526"u8) || text.StartsWith("%2520"u8))
            return 5;
        if (text.Length < 3)
            return 0;
        return (text[1], text[2]) switch
        {
            ((byte)'2', (byte)'1' or (byte)'6' or (byte)'0' or (byte)'B' or (byte)'C' or (byte)'8' or (byte)'9') => 3,
            ((byte)'3', (byte)'B' or (byte)'D' or (byte)'A') => 3,
            ((byte)'5', (byte)'D' or (byte)'B') => 3,
            ((byte)'7', (byte)'C') or ((byte)'0', (byte)'A') => 3,
            _ => 0,
        };
    }

    private static bool IsInPair(ReadOnlySpan<byte> raw, int at, out bool second)
    {
        int start = at;
        while (start > 0 && raw[start - 1] == (byte)'-')
            start--;
        second = ((at - start) & 1) == 1;
        return second || (at + 1 < raw.Length && raw[at + 1] == (byte)'-');
    }

    private static byte[] Kinds()
    {
        byte[] kinds = new byte[256];
        foreach (byte b in " \t\n\r[]<>(){}|!;,'\"*&?+"u8)
            kinds[b] = Major;
        foreach (byte b in "/:=@.-$#%\\_"u8)
            kinds[b] = Minor;
        return kinds;
    }
}
