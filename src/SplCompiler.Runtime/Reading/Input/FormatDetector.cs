namespace SplCompiler.Runtime;

/// <summary>Tells the format of an input from its beginning.</summary>
internal static class FormatDetector
{
    /// <summary>As by the beginning alone; of text that looks like nothing else the name tells whether it is a table, as it does in Splunk.</summary>
    /// <param name="path">The name of the input; <c>.csv.gz</c> is <c>.csv</c>.</param>
    /// <param name="beginning">The first bytes.</param>
    /// <param name="refusal">Why it cannot be read.</param>
    public static InputFormat? Detect(string path, ReadOnlySpan<byte> beginning, out string refusal)
    {
        InputFormat? format = Detect(beginning, out refusal);
        if (format != InputFormat.Raw)
            return format;
        string extension = Path.GetExtension(path).ToLowerInvariant();
        if (extension is ".gz" or ".zst")
            extension = Path.GetExtension(Path.GetFileNameWithoutExtension(path)).ToLowerInvariant();
        return extension switch
        {
            ".csv" => InputFormat.Csv,
            ".tsv" => InputFormat.Tsv,
            _ => format,
        };
    }

    /// <summary>The format, or null with the reason when the data is known to be of a kind that cannot be read.</summary>
    /// <param name="beginning">The first bytes, with at least the first line when it is not longer than this.</param>
    /// <param name="refusal">Why it cannot be read.</param>
    public static InputFormat? Detect(ReadOnlySpan<byte> beginning, out string refusal)
    {
        refusal = "";
        ReadOnlySpan<byte> text = WithoutMark(beginning).TrimStart(" \t\r\n"u8);
        if (text.StartsWith("#separator"u8))
            return InputFormat.Zeek;
        if (text.StartsWith("#Software:"u8) || text.StartsWith("#Fields:"u8) || text.StartsWith("#Version:"u8))
            return InputFormat.Extended;
        if (RenderedRecords.Begins(text))
            return InputFormat.Rendered;

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
            (byte)'{' when EndOfWrapper(text) > 0 => InputFormat.Json,
            (byte)'{' => IsWholeObject(text) ? InputFormat.Ndjson : InputFormat.Json,
            _ => InputFormat.Raw,
        };
    }

    /// <summary>The text without a byte order mark.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> text) =>
        text.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? text[3..] : text;

    /// <summary>
    /// The length of the head of an object that only holds a list of events, up to the bracket: <c>{"Records":[</c> of CloudTrail
    /// and Azure, <c>{"@odata.context":"…","value":[</c> of Microsoft Graph. 0 for any other text.
    /// </summary>
    public static int EndOfWrapper(ReadOnlySpan<byte> text)
    {
        int at = 1;
        if (text.IsEmpty || text[0] != '{')
            return 0;
        if (TrySkip(text, ref at, "\"@odata.context\""u8))
        {
            if (!TrySkip(text, ref at, ":"u8) || !TrySkip(text, ref at, "\""u8))
                return 0;
            int end = text[at..].IndexOf((byte)'"');
            at += end + 1;
            return end >= 0 && TrySkip(text, ref at, ","u8) && TrySkip(text, ref at, "\"value\""u8) && OpensList(text, ref at) ? at : 0;
        }

        return (TrySkip(text, ref at, "\"Records\""u8) || TrySkip(text, ref at, "\"records\""u8)) && OpensList(text, ref at) ? at : 0;
    }

    private static bool OpensList(ReadOnlySpan<byte> text, ref int at)
    {
        int end = at;
        bool opens = TrySkip(text, ref end, ":"u8) && TrySkip(text, ref end, "["u8);
        at = end - 1;
        return opens && TrySkip(text, ref end, "{"u8);
    }

    private static bool TrySkip(ReadOnlySpan<byte> text, ref int at, ReadOnlySpan<byte> expected)
    {
        int start = text.Length - text[at..].TrimStart(" \t\r\n"u8).Length;
        if (!text[start..].StartsWith(expected))
            return false;
        at = start + expected.Length;
        return true;
    }

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
