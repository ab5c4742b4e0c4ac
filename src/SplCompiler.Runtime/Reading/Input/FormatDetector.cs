namespace SplCompiler.Runtime;

/// <summary>Tells the format of an input from its beginning.</summary>
internal static class FormatDetector
{
    /// <summary>The format, or null with the reason when the data is known to be of a kind that cannot be read.</summary>
    /// <param name="beginning">The first bytes, with at least the first line when it is not longer than this.</param>
    /// <param name="refusal">Why it cannot be read.</param>
    public static InputFormat? Detect(ReadOnlySpan<byte> beginning, out string refusal)
    {
        refusal = "";
        ReadOnlySpan<byte> text = WithoutMark(beginning).TrimStart(" \t\r\n"u8);
        if (text.StartsWith("#separator"u8))
        {
            refusal = "Zeek's tab-separated logs cannot be read yet; Zeek's JSON logs can";
            return null;
        }

        if (text[..Math.Min(text.Length, 512)].Contains((byte)0))
        {
            refusal = "binary data";
            return null;
        }

        if (text.IsEmpty)
            return InputFormat.Ndjson;
        return text[0] switch
        {
            (byte)'[' => InputFormat.Json,
            (byte)'<' when !IsSyslogPriority(text) => InputFormat.Xml,
            (byte)'{' => IsWholeObject(text) ? InputFormat.Ndjson : InputFormat.Json,
            _ => InputFormat.Raw,
        };
    }

    /// <summary>The text without a byte order mark.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> text) =>
        text.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? text[3..] : text;

    private static bool IsSyslogPriority(ReadOnlySpan<byte> text) => text.Length > 1 && char.IsAsciiDigit((char)text[1]);

    /// <summary>True when the first line has a whole object, or when it is a broken line of NDJSON: the next line begins an object.</summary>
    private static bool IsWholeObject(ReadOnlySpan<byte> text)
    {
        int lineEnd = text.IndexOf((byte)'\n');
        if (lineEnd < 0)
            return true;
        var scan = new JsonBorderScan();
        if (scan.LastBorder(text[..lineEnd]) > 0)
            return true;
        ReadOnlySpan<byte> next = text[(lineEnd + 1)..].TrimStart(" \t\r\n"u8);
        return next.IsEmpty || (next[0] == '{' && !text[..lineEnd].TrimEnd(" \t\r"u8).EndsWith("["u8));
    }
}
